import { memo } from 'react';
import { markMatches } from '../Lines/marked';
import { Pieces } from '../Lines/Pieces';
import css from './CodeViewer.module.css';
import type { CodeToken } from './highlight';

export interface CodeRowProps {
  tokens: readonly CodeToken[];
  /** From 1. */
  number: number;
  marked: boolean;
  wanted: RegExp | null;
  /** Where the current match starts in this line. */
  hitAt: number | null;
  onLine: ((line: number) => void) | undefined;
}

export const CodeRow = memo(function CodeRow({
  tokens,
  number,
  marked,
  wanted,
  hitAt,
  onLine,
}: CodeRowProps) {
  const texts = tokens.map(({ text }) => text);
  const pieces = markMatches(texts, wanted, hitAt);
  return (
    <div className={css.line} data-marked={marked || undefined} onClick={onLine && (() => onLine(number))}>
      <span className={css.number}>{number}</span>
      <code className={css.code}>
        {tokens.map((token, index) => (
          <span key={index} className={css[token.kind]}>
            <Pieces pieces={pieces[index] ?? []} />
          </span>
        ))}
      </code>
    </div>
  );
});
