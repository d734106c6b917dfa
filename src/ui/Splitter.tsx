import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import css from './Splitter.module.css';

export interface SplitterProps {
  label: string;
  /** The line's direction: `vertical` parts left from right. */
  orientation?: 'vertical' | 'horizontal';
  /** Size in px of the pane that it sets. */
  value: number;
  min: number;
  max: number;
  /** The pane stands after the line (right of it, or below): moving the line towards it makes it smaller. */
  reverse?: boolean;
  /** While dragging, and for each key. */
  onChange: (value: number) => void;
  /** Once when dragging ends or a key was pressed: the moment to remember it. */
  onCommit?: ((value: number) => void) | undefined;
  /** Double click and Enter. */
  onRestore?: (() => void) | undefined;
  /** Id of the pane. */
  controls?: string;
}

/** A line between two panes: drag, arrows (16 px, with Shift 64), Home, End, double click restores. */
export function Splitter(props: SplitterProps) {
  const {
    label,
    orientation = 'vertical',
    value,
    min,
    max,
    reverse = false,
    onChange,
    onCommit,
    onRestore,
  } = props;
  const drag = useRef<{ from: number; value: number } | null>(null);
  const last = useRef(value);
  const along = (event: PointerEvent) => (orientation === 'vertical' ? event.clientX : event.clientY);
  const set = (wanted: number) => {
    last.current = Math.round(Math.max(min, Math.min(max, wanted)));
    onChange(last.current);
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { from: along(event), value };
    last.current = value;
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return;
    const moved = along(event) - drag.current.from;
    set(drag.current.value + (reverse ? -moved : moved));
  };
  const onPointerEnd = () => {
    if (!drag.current) return;
    const changed = drag.current.value !== last.current;
    drag.current = null;
    if (changed) onCommit?.(last.current);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && onRestore) {
      event.preventDefault();
      onRestore();
      return;
    }
    const step = (event.shiftKey ? 64 : 16) * (reverse ? -1 : 1);
    const [less, more] = orientation === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const wanted = { [less]: value - step, [more]: value + step, Home: min, End: max }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    set(wanted);
    onCommit?.(last.current);
  };
  return (
    // A separator with a value is a control: it takes focus, arrows and the pointer.
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(value)}
      aria-valuemin={Math.round(min)}
      aria-valuemax={Math.round(max)}
      aria-valuetext={`${Math.round(value)} pixels`}
      aria-controls={props.controls}
      className={css.splitter}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onDoubleClick={onRestore}
      onKeyDown={onKeyDown}
    />
  );
}
