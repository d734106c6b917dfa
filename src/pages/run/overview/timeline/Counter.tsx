import type { ReactNode } from 'react';
import { Tooltip } from '~/ui/Tooltip';
import css from './TimelineBar.module.css';

interface CounterProps {
  of: 'actions' | 'steps' | 'blocks';
  label: string;
  /** What a click does, where it does something. */
  says?: string;
  onClick?: (() => void) | '' | null | undefined;
  children: ReactNode;
}

/** A number of the run with its name; a button where it leads somewhere. */
export function Counter({ of, label, says, onClick, children }: CounterProps) {
  const inside = (
    <>
      {label}: <b>{children}</b>
    </>
  );
  if (!onClick) {
    return (
      <span className={css.counter} data-count={of}>
        {inside}
      </span>
    );
  }
  return (
    <Tooltip text={says}>
      <button type="button" className={css.counter} data-count={of} onClick={onClick}>
        {inside}
      </button>
    </Tooltip>
  );
}
