import {
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { stringifyExact } from '~/json';
import { useAnnounce } from '../Announcer';
import { Button } from '../Button';
import { downloadText } from '../download';
import { formatCount } from '../format';
import { LineList, MOST_LINES, type LineListHandle } from '../Lines/LineList';
import { useFind } from '../Lines/useFind';
import { rowOf } from './folds';
import { JsonFoot } from './JsonFoot';
import { actionOf } from './jsonKeys';
import { indent, JsonRow } from './JsonRow';
import rowCss from './JsonRow.module.css';
import { JsonToolbar } from './JsonToolbar';
import css from './JsonViewer.module.css';
import { CUT } from './lines';
import { lineText } from './lineText';
import type { FindNotice } from './notices';
import { useJsonView } from './useJsonView';

export type { FindNotice, JsonNotice } from './notices';

export interface JsonViewerProps {
  /** As `parseExact` gave it. Another object is another value: it starts unfolded. */
  value: unknown;
  /** Name of the downloaded file, with `.json`. */
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
  /** Recognises the server's marks in place of data. One function for good, not a new one each time. */
  notices?: FindNotice | undefined;
  /** Takes all the height of its container, which must have one. Otherwise as high as its lines, up to 80 % of the window (`--lines-max-height`). */
  fill?: boolean;
}

const SHORT = 14;

/** What "Copy" takes: JSON, or the text itself of a string. */
const copied = (value: unknown): string => (typeof value === 'string' ? value : stringifyExact(value, 2));

/** JSON in lines: numbers, colours, folds, search. Only the visible lines exist, whatever the size. */
export function JsonViewer({ value, name, maxRows, toolbar, heading, notices, fill }: JsonViewerProps) {
  const view = useJsonView(value, notices, MOST_LINES);
  const { lines, folds, broken, rows, count: total } = view;
  const [wrap, setWrap] = useState(false);
  const [whole, setWhole] = useState(false);
  const [current, setCurrent] = useState(-1);
  const [target, setTarget] = useState<{ line: number; align: 'auto' | 'center' } | null>(null);
  const list = useRef<LineListHandle>(null);
  const announce = useAnnounce();
  const compact = maxRows !== undefined && !whole && rows.line.length > maxRows;
  const bar = toolbar ?? (compact || total <= SHORT ? 'small' : 'full');

  const show = (line: number) => {
    view.reveal(line);
    setCurrent(line);
    setTarget({ line, align: 'center' });
  };
  const source = useMemo(
    () => ({ count: total, textOf: (line: number) => lineText(lines, line) }),
    [lines, total],
  );
  const finder = useFind(source, { from: Math.max(current, 0), onHit: show });
  const scroll = useEffectEvent((line: number, align: 'auto' | 'center') => {
    list.current?.scrollTo(rowOf(rows.line, line), align);
    if (align === 'center') list.current?.showMatch();
  });
  useEffect(() => {
    if (target) scroll(target.line, target.align);
  }, [target]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const page = list.current?.page() ?? 20;
    const action = actionOf(event.key, { lines, folds, visible: rows.line, current, page });
    if (!action) return;
    event.preventDefault();
    if ('toggle' in action) view.toggle(action.toggle);
    else {
      setCurrent(action.move);
      setTarget({ line: action.move, align: 'auto' });
      announce(`${action.move + 1}: ${lineText(lines, action.move).slice(0, 300)}`);
    }
  };
  const onFold = useStable(view.toggle);
  const onBreaks = useStable(view.toggleBreaks);
  const shown = total > 0 && current >= total ? -1 : current;
  const at = Math.max(shown, 0);
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
        current={line === shown}
        wanted={finder.wanted}
        hitAt={hit?.line === line ? hit.at : null}
        notices={notices}
        onPick={setCurrent}
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
          onEscape={() => list.current?.focus()}
          text={() => copied(value)}
          onDownload={() => downloadText(name, stringifyExact(value, 2))}
        />
      )}
      <LineList
        handle={list}
        label="JSON"
        count={rows.line.length}
        numbers={total}
        wrap={wrap}
        widest={lines.widest}
        only={compact ? maxRows : undefined}
        fill={fill}
        onKeyDown={onKeyDown}
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
      {(bar === 'full' || (bar === 'small' && shown >= 0)) && (
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

/** A line of a string whose own line breaks are shown. */
function TextRow({ text, indented }: { text: string; indented: number }) {
  return (
    <div className={rowCss.line}>
      <span className={rowCss.gutter} />
      <span className={rowCss.text} style={{ paddingInlineStart: `${indented}ch` }}>
        <span className={rowCss.broken} dir="auto">
          {text.length > CUT ? `${text.slice(0, CUT)}…` : text}
        </span>
      </span>
    </div>
  );
}

/** A function that stays the same, so that rows are drawn anew only when they changed. */
function useStable(latest: (line: number) => void): (line: number) => void {
  const ref = useRef(latest);
  useEffect(() => {
    ref.current = latest;
  });
  return useCallback((line: number) => ref.current(line), []);
}
