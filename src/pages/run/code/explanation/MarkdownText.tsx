import { useMemo } from 'react';
import { readMarkdown, type MarkdownBlock, type Span } from '~/model/code/markdown';
import css from './MarkdownText.module.css';

/** What an assistant wrote: the little Markdown that it uses, as text. Nothing in it becomes a link or markup. */
export function MarkdownText({ text }: { text: string }) {
  const blocks = useMemo(() => readMarkdown(text), [text]);
  return (
    <div className={css.text}>
      {blocks.map((block, at) => (
        <Block key={at} block={block} />
      ))}
    </div>
  );
}

function Block({ block }: { block: MarkdownBlock }) {
  switch (block.kind) {
    case 'code':
      return (
        <pre className={css.code} dir="auto" tabIndex={0} role="group" aria-label="Code">
          {block.text}
        </pre>
      );
    case 'heading':
      return (
        <h3 className={css.heading} dir="auto">
          <Spans spans={block.spans} />
        </h3>
      );
    case 'paragraph':
      return (
        <p dir="auto">
          <Spans spans={block.spans} />
        </p>
      );
    case 'item':
      // The levels of a list that is still being written change under way: a line with its mark reads the same.
      return (
        <p className={css.item} data-level={block.level} dir="auto">
          <span className={css.mark}>{block.number ?? '•'}</span>
          <span>
            <Spans spans={block.spans} />
          </span>
        </p>
      );
  }
}

function Spans({ spans }: { spans: readonly Span[] }) {
  return spans.map(({ kind, text }, at) => {
    if (kind === 'text') return text;
    const Tag = kind === 'strong' ? 'strong' : kind === 'em' ? 'em' : 'code';
    return <Tag key={at}>{text}</Tag>;
  });
}
