import { memo } from 'react';
import { Icon } from '../Icon';
import { markMatches } from '../Lines/marked';
import { Pieces } from '../Lines/Pieces';
import css from './JsonRow.module.css';
import { INDENTED, CUT, type JsonLines } from './lines';
import { tokensAround, tokensOf, type Token } from './lineText';
import type { FindNotice } from './notices';

export interface JsonRowProps {
  lines: JsonLines;
  line: number;
  folded: boolean;
  current: boolean;
  wanted: RegExp | null;
  /** Where the current match starts in the line's text, when it is in this line. */
  hitAt: number | null;
  notices: FindNotice | undefined;
  onPick: (line: number) => void;
  onFold: (line: number) => void;
  onBreaks: (line: number) => void;
}

/** One line: number, fold mark, indentation, coloured text. The list around it handles keys. */
export const JsonRow = memo(function JsonRow(props: JsonRowProps) {
  const { lines, line, folded, current, wanted, hitAt, notices, onPick, onFold, onBreaks } = props;
  const value = lines.value(line);
  const folds = lines.kind(line) === 'open';
  const notice = typeof value === 'string' ? notices?.(value, lines.key(line)) : undefined;
  const far = hitAt !== null && hitAt > CUT;
  const around = far ? tokensAround(lines, line, hitAt) : null;
  const tokens = around?.tokens ?? tokensOf(lines, line, { folded, keep: notice?.keep });
  // Words that are not in the text itself must not take part in its matches.
  const texts = tokens.map(({ kind, text }) => (kind === 'fold' || kind === 'rest' ? '' : text));
  const pieces = markMatches(texts, wanted, hitAt === null ? null : hitAt - (around?.from ?? 0));
  const breaks = typeof value === 'string' && /[\r\n]/.test(value.slice(0, CUT));
  return (
    // Keys are handled by the list; the pointer's ways have their equal in the buttons below it.
    <div className={css.line} data-current={current || undefined} onClick={() => onPick(line)}>
      <span
        className={css.gutter}
        onClick={folds ? () => onFold(line) : undefined}
        data-folds={folds || undefined}
      >
        <span className={css.number}>{line + 1}</span>
        {folds && <Icon name={folded ? 'chevron-right' : 'chevron-down'} size={14} className={css.fold} />}
      </span>
      <span className={css.text} style={{ paddingInlineStart: `${indent(lines, line)}ch` }}>
        {tokens.map((token, index) => (
          <Part key={index} token={token} onUnfold={() => onFold(line)}>
            <Pieces pieces={pieces[index] ?? []} />
          </Part>
        ))}
        {notice && <span className={css.notice}>{notice.text}</span>}
        {breaks && (
          <span className={css.button} onClick={() => onBreaks(line)}>
            line breaks
          </span>
        )}
      </span>
    </div>
  );
});

export const indent = (lines: JsonLines, line: number): number => Math.min(lines.depth(line), INDENTED) * 2;

function Part({
  token,
  onUnfold,
  children,
}: {
  token: Token;
  onUnfold: () => void;
  children: React.ReactNode;
}) {
  if (token.kind === 'fold') {
    return (
      <span className={css.button} onClick={onUnfold}>
        {token.text}
      </span>
    );
  }
  if (token.kind === 'rest') return <span className={css.rest}>{token.text}</span>;
  return <span className={css[token.kind]}>{children}</span>;
}

/** A line of a string whose own line breaks are shown. */
export function TextRow({ text, indented }: { text: string; indented: number }) {
  return (
    <div className={css.line}>
      <span className={css.gutter} />
      <span className={css.text} style={{ paddingInlineStart: `${indented}ch` }}>
        <span className={css.broken} dir="auto">
          {text.length > CUT ? `${text.slice(0, CUT)}…` : text}
        </span>
      </span>
    </div>
  );
}
