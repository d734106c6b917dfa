import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useImperativeHandle,
  useRef,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
} from 'react';
import css from './LineList.module.css';

/** Height of a line that is not wrapped. */
const LINE = 18;

/** More lines than browsers can scroll through are not drawn (Firefox ends at 17.9 million px). */
export const MOST_LINES = 900_000;

/** Above the first and below the last line of a list that takes all the height of its container. */
const EDGE = 8;

/** Drawn before the list has been measured. */
const FIRST = 48;

export interface LineListHandle {
  /** Brings a row into view: by as little as needed, or, with `center`, to the middle unless it is in view already. */
  scrollTo: (row: number, align?: 'auto' | 'center') => void;
  /** Brings rows into view together: to the middle unless all are in view; of more than fit, the first ones. */
  showRange: (from: number, to: number) => void;
  /** Brings the current match into view sideways, once its row is drawn. */
  showMatch: () => void;
  /** Rows that fit, for PageUp and PageDown. */
  page: () => number;
  focus: () => void;
}

export interface LineListProps {
  label: string;
  count: number;
  /** Breaks long lines; their height is then measured. */
  wrap: boolean;
  /** Width of the widest line in characters, without the gutter. */
  widest: number;
  /** Draws the first so many lines only, without scrolling. */
  only?: number | undefined;
  /** At most so many lines high, then it scrolls. */
  height?: number | undefined;
  /** The highest line number, where rows are not numbered from 1 on. */
  numbers?: number;
  /** Takes all the height of its container, which must have one. */
  fill?: boolean | undefined;
  handle?: Ref<LineListHandle>;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  renderLine: (row: number) => ReactNode;
}

/** Room for the numbers: `--digits` of them, never fewer than two. */
const gutterOf = (
  numbers: number,
  height: number | undefined,
): CSSProperties & Record<'--digits', string> => ({
  '--digits': `${Math.max(2, String(numbers).length)}ch`,
  ...(height !== undefined && { maxHeight: height * LINE }),
});

/** Lines of mono text of which only the visible ones exist. It scrolls in itself, both ways, and has one tab stop. */
export function LineList(props: LineListProps) {
  const { label, count, wrap, widest, only, height, fill, handle, onKeyDown, renderLine } = props;
  const ref = useRef<HTMLDivElement>(null);
  const edge = fill ? EDGE : 0;
  // oxlint-disable-next-line react/incompatible-library -- it warns users of the React compiler, which is not used here
  const list = useVirtualizer({
    count,
    getScrollElement: () => ref.current,
    estimateSize: () => LINE,
    overscan: 16,
    paddingStart: edge,
    paddingEnd: edge,
    enabled: only === undefined,
  });
  useImperativeHandle(handle, () => ({
    scrollTo: (row, align = 'auto') => {
      const { startIndex = Infinity, endIndex = -1 } = list.range ?? {};
      const inView = row > startIndex && row < endIndex;
      if (align === 'auto' || !inView) list.scrollToIndex(row, { align });
    },
    showRange: (from, to) => {
      const { startIndex = Infinity, endIndex = -1 } = list.range ?? {};
      if (from > startIndex && to < endIndex) return;
      const fits = to - from < (ref.current?.clientHeight ?? 0) / LINE;
      if (fits) list.scrollToIndex(Math.floor((from + to) / 2), { align: 'center' });
      else list.scrollToIndex(from, { align: 'start' });
    },
    // Scrolling to a row and drawing it take a frame each.
    showMatch: () =>
      requestAnimationFrame(() => requestAnimationFrame(() => ref.current && showMatch(ref.current))),
    page: () => Math.max(1, Math.floor((ref.current?.clientHeight ?? LINE * 20) / LINE) - 1),
    focus: () => ref.current?.focus({ preventScroll: true }),
  }));

  const items = list.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = items.length > 0 ? (items.at(-1)?.index ?? 0) + 1 : Math.min(count, only ?? FIRST);
  const whole =
    only === undefined ? (items.length > 0 ? list.getTotalSize() : count * LINE + 2 * edge) : undefined;
  const rows: ReactNode[] = [];
  for (let row = from; row < to; row += 1) {
    rows.push(
      <div key={row} data-index={row} className={css.row} {...(wrap && { ref: list.measureElement })}>
        {renderLine(row)}
      </div>,
    );
  }
  return (
    // A scrolling region takes the focus so that it can be scrolled with the keyboard.
    <div
      ref={ref}
      role="group"
      aria-label={label}
      tabIndex={0}
      className={css.list}
      data-wrap={wrap || undefined}
      data-fill={fill || undefined}
      data-compact={only === undefined ? undefined : true}
      onKeyDown={onKeyDown}
      style={gutterOf(props.numbers ?? count, height)}
    >
      <div className={css.space} style={{ height: whole }}>
        <div
          className={css.block}
          style={{
            transform: `translateY(${items[0]?.start ?? edge}px)`,
            ...(!wrap && { minWidth: `calc(${widest}ch + var(--digits) + 40px)` }),
          }}
        >
          {rows}
        </div>
      </div>
    </div>
  );
}

const ASIDE = 72;

/** Not `scrollIntoView`, which would also move the page around the list. */
function showMatch(list: HTMLElement): void {
  const match = list.querySelector('mark[data-current]')?.getBoundingClientRect();
  if (!match) return;
  const { left, right } = list.getBoundingClientRect();
  if (match.left < left + ASIDE) list.scrollLeft -= left + ASIDE - match.left;
  else if (match.right > right - ASIDE) list.scrollLeft += match.right - right + ASIDE;
}
