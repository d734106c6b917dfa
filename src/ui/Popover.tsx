import { useCallback, useId, useState, type ReactNode, type Ref } from 'react';
import type { Align, Side } from './place';
import css from './Popover.module.css';
import { liftable } from './topLayer';
import { useFloating } from './useFloating';

/** What the button of a popover or menu must carry. Spread it on `Button` or `IconButton`. */
export interface TriggerProps {
  ref: Ref<HTMLButtonElement>;
  'aria-haspopup': 'dialog' | 'menu';
  'aria-expanded': boolean;
  'aria-controls': string | undefined;
  onClick: () => void;
  onKeyDown?: (event: React.KeyboardEvent) => void;
}

export interface PopoverProps {
  /** The name of what opens. */
  label: string;
  trigger: (props: TriggerProps) => ReactNode;
  side?: Side;
  align?: Align;
  children: ReactNode | ((close: () => void) => ReactNode);
}

/** A small floating box with any content, opened by a button. Escape, a click or the focus elsewhere close it. */
export function Popover({ label, trigger, side, align, children }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const close = useCallback(() => setOpen(false), []);
  const { anchorRef, floatingRef } = useFloating<HTMLButtonElement, HTMLDivElement>(open, close, {
    ...(side && { side }),
    ...(align && { align }),
  });
  return (
    <>
      {trigger({
        ref: anchorRef,
        'aria-haspopup': 'dialog',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(!open),
      })}
      {open && (
        <div ref={floatingRef} id={id} {...liftable} role="dialog" aria-label={label} className={css.popover}>
          {typeof children === 'function' ? children(close) : children}
        </div>
      )}
    </>
  );
}
