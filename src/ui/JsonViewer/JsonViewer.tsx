import { useMemo, useState, type ReactNode } from 'react';
import { stringifyExact, type PathSegment } from '~/json';
import { Button } from '../Button';
import { downloadText } from '../download';
import { formatCount } from '../format';
import { LineList, MOST_LINES } from '../Lines/LineList';
import { useFind } from '../Lines/useFind';
import { JsonFoot } from './JsonFoot';
import { indent, JsonRow, TextRow } from './JsonRow';
import { JsonToolbar } from './JsonToolbar';
import css from './JsonViewer.module.css';
import { CUT } from './lines';
import { lineText } from './lineText';
import type { FindNotice } from './notices';
import { useCursor } from './useCursor';
import { useJsonView } from './useJsonView';
import { useStable } from './useStable';

export type { FindNotice, JsonNotice } from './notices';

export interface JsonViewerProps {
  /** As `parseExact` gave it. */
  value: unknown;
  /** Name of the downloaded file, with `.json`. Another value of the same name is what became of it, and stays folded as it was. */
  name: string;
  /** Compact: at most so many lines, then "Show all n lines". */
  maxRows?: number;
  /**
   * full: search, folds, wrap, copy, download, and the path of the current line · small: wrap, copy, download · none.
   * Without it a compact or very short one is small.
   */
  toolbar?: 'full' | 'small' | 'none';
  /** Left in the toolbar: a heading, segments. */
  heading?: ReactNode;
  /** Between toolbar and lines: what is to be said of the value. */
  banner?: ReactNode;
  /** Recognises the server's marks in place of data. One function for good, not a new one each time. */
  notices?: FindNotice | undefined;
  /** Names of lists and objects that start folded. One function for good, not a new one each time. */
  foldAtFirst?: (key: PathSegment) => boolean;
  /** Takes all the height of its container, which must have one. Otherwise as high as its lines, up to 80 % of the window (`--lines-max-height`). */
  fill?: boolean;
}

const SHORT = 14;

/** What "Copy" takes: JSON, or the text itself of a string. */
const copied = (value: unknown): string => (typeof value === 'string' ? value : stringifyExact(value, 2));

/** JSON in lines: numbers, colours, folds, search. Only the visible lines exist, whatever the size. */
export function JsonViewer(props: JsonViewerProps) {
  const { value, name, maxRows, toolbar, heading, banner, notices, foldAtFirst, fill } = props;
  const view = useJsonView(value, { name, notices, foldAtFirst, mostRows: MOST_LINES });
  const { lines, folds, broken, rows, count: total } = view;
  const cursor = useCursor(view);
  const [wrap, setWrap] = useState(false);
  const [whole, setWhole] = useState(false);
  const source = useMemo(
    () => ({ count: total, textOf: (line: number) => lineText(lines, line) }),
    [lines, total],
  );
  const finder = useFind(source, { from: Math.max(cursor.current, 0), onHit: cursor.show });
  const onFold = useStable(view.toggle);
  const onBreaks = useStable(view.toggleBreaks);

  const compact = maxRows !== undefined && !whole && rows.line.length > maxRows;
  const bar = toolbar ?? (compact || total <= SHORT ? 'small' : 'full');
  const at = Math.max(cursor.current, 0);
  const atValue = lines.value(at);
  const hit = finder.hit;
  const renderLine = (row: number) => {
    const line = rows.line[row] ?? 0;
    const part = rows.part?.[row] ?? -1;
    if (part >= 0) return <TextRow text={broken.get(line)?.[part] ?? ''} indented={indent(lines, line)} />;
    return (
      <JsonRow
        lines={lines}
        line={line}
        folded={folds[line] === 1}
        current={line === cursor.current}
        wanted={finder.wanted}
        hitAt={hit?.line === line ? hit.at : null}
        notices={notices}
        onPick={cursor.pick}
        onFold={onFold}
        onBreaks={onBreaks}
      />
    );
  };
  return (
    <div className={css.viewer} data-json-viewer={name} data-fill={fill || undefined}>
      {bar !== 'none' && (
        <JsonToolbar
          heading={heading}
          full={bar === 'full'}
          finder={finder}
          deepest={lines.deepest}
          wrap={wrap}
          onWrap={setWrap}
          onFoldFrom={view.foldFrom}
          onUnfoldAll={view.unfoldAll}
          onEscape={() => cursor.list.current?.focus()}
          text={() => copied(value)}
          onDownload={() => downloadText(name, stringifyExact(value, 2))}
        />
      )}
      {banner}
      <LineList
        handle={cursor.list}
        label="JSON"
        count={rows.line.length}
        numbers={total}
        wrap={wrap}
        widest={lines.widest}
        only={compact ? maxRows : undefined}
        fill={fill}
        onKeyDown={cursor.onKeyDown}
        renderLine={renderLine}
      />
      {rows.line.length >= MOST_LINES && (
        <p className={css.more}>
          The lines after {formatCount(MOST_LINES)} are not drawn. Fold some, or download all.
        </p>
      )}
      {maxRows !== undefined && (compact || whole) && (
        <Button kind="quiet" size="small" className={css.whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Show fewer lines' : `Show all ${formatCount(total)} lines`}
        </Button>
      )}
      {(bar === 'full' || (bar === 'small' && cursor.current >= 0)) && (
        <JsonFoot
          lines={lines}
          line={at}
          folded={folds[at] === 1}
          broken={broken.has(at)}
          text={() => copied(atValue)}
          onFold={view.toggle}
          onBreaks={view.toggleBreaks}
          onDownload={
            typeof atValue === 'string' && atValue.length > CUT
              ? () => downloadText(name.replace(/\.json$/, '.txt'), atValue, 'text/plain')
              : undefined
          }
        />
      )}
    </div>
  );
}
