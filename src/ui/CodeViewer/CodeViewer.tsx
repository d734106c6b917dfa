import { useEffect, useEffectEvent, useMemo, useRef, useState, type ReactNode } from 'react';
import { CopyButton } from '../CopyButton';
import { IconButton } from '../IconButton';
import { LineList, type LineListHandle } from '../Lines/LineList';
import { useFind } from '../Lines/useFind';
import { SearchBox } from '../SearchBox';
import { CodeRow } from './CodeRow';
import css from './CodeViewer.module.css';
import { useHighlight } from './useHighlight';

export type CodeLanguage = 'python' | 'json' | 'bash' | 'typescript' | 'powershell' | 'text';

/** Lines from 1, both ends included. */
export interface LineRange {
  from: number;
  to: number;
}

export interface CodeViewerProps {
  code: string;
  language: CodeLanguage;
  /** Its accessible name. */
  label: string;
  /** full: find, wrap, copy · small: copy · none. */
  toolbar?: 'full' | 'small' | 'none';
  /** Its toolbar is a bar of the sheet: 40 high, with a hairline under it. */
  bar?: boolean;
  /** Left in the toolbar. */
  heading?: ReactNode;
  /** More buttons at the right of the toolbar. */
  actions?: ReactNode;
  /** Lines on accent-tint; they are brought into view when they change. */
  highlight?: LineRange | null;
  /** A click on a line. */
  onLine?: (line: number) => void;
  /** At most so many lines high, then it scrolls. */
  maxRows?: number;
  /** Takes all the height of its container, which must have one. */
  fill?: boolean;
}

/** Code with line numbers, colours, find and wrap. Only the visible lines exist. */
export function CodeViewer(props: CodeViewerProps) {
  const {
    code,
    language,
    label,
    toolbar = 'full',
    bar = false,
    heading,
    actions,
    highlight = null,
    onLine,
    maxRows,
    fill,
  } = props;
  const [wrap, setWrap] = useState(false);
  const list = useRef<LineListHandle>(null);
  const source = useMemo(() => sourceOf(code), [code]);
  const coloured = useHighlight(source.text, language);

  const find = useFind(source, {
    from: 0,
    onHit: (line) => {
      list.current?.scrollTo(line, 'center');
      list.current?.showMatch();
    },
  });
  const [from, to] = [highlight?.from ?? 0, highlight?.to ?? 0];
  const reveal = useEffectEvent((range: LineRange) => {
    const last = Math.min(range.to, source.count) - 1;
    list.current?.showRange(Math.min(range.from - 1, last), last);
  });
  useEffect(() => {
    if (from > 0 && to >= from) reveal({ from, to });
  }, [from, to]);

  return (
    <div className={css.viewer} data-fill={fill || undefined}>
      {toolbar !== 'none' && (
        <div className={css.toolbar} data-bar={bar || undefined}>
          <div className={css.heading}>{heading}</div>
          {toolbar === 'full' && (
            <div className={css.search}>
              <SearchBox
                label="Find in code"
                value={find.query}
                onChange={find.setQuery}
                count={find.count}
                onNext={find.next}
                onPrevious={find.previous}
              />
            </div>
          )}
          {toolbar === 'full' && (
            <IconButton
              icon="wrap-text"
              label="Wrap lines"
              aria-pressed={wrap}
              onClick={() => setWrap(!wrap)}
            />
          )}
          <CopyButton text={code} />
          {actions}
        </div>
      )}
      <LineList
        handle={list}
        label={label}
        count={source.count}
        wrap={wrap}
        widest={source.widest}
        height={maxRows}
        fill={fill}
        renderLine={(row) => {
          const line = row + 1;
          return (
            <CodeRow
              tokens={coloured[row] ?? [{ kind: 'plain', text: source.textOf(row) }]}
              number={line}
              marked={line >= from && line <= to}
              wanted={find.wanted}
              hitAt={find.hit?.line === row ? find.hit.at : null}
              onLine={onLine}
            />
          );
        }}
      />
    </div>
  );
}

function sourceOf(code: string) {
  const text = code.replaceAll('\r\n', '\n').replace(/\n$/, '');
  const lines = text.split('\n');
  const widest = lines.reduce((most, line) => Math.max(most, line.length), 0);
  return { text, count: lines.length, widest: widest + 2, textOf: (line: number) => lines[line] ?? '' };
}
