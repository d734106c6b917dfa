import { useCallback, useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { MenuRow, type MenuItem } from './MenuRow';
import css from './Menu.module.css';
import { nextInMenu } from './menuKeys';
import type { Align, Side } from './place';
import type { TriggerProps } from './Popover';
import { liftable } from './topLayer';
import { useFloating } from './useFloating';

export type { MenuItem } from './MenuRow';

export interface MenuProps {
  /** The name of the menu. */
  label: string;
  items: MenuItem[];
  trigger: (props: TriggerProps) => ReactNode;
  side?: Side;
  align?: Align;
}

const rowsOf = (menu: HTMLElement | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? []),
];

/**
 * A menu button with its menu: arrows, Home, End and typed letters move; Enter and Space choose; Escape and Tab close.
 * Choosing a button or link closes it; a checkbox or radio stays open for the next one.
 */
export function Menu({ label, items, trigger, side, align }: MenuProps) {
  // Where the focus goes on opening: the first row, or the last after ArrowUp.
  const [open, setOpen] = useState<'first' | 'last' | null>(null);
  const id = useId();
  const close = useCallback(() => setOpen(null), []);
  const { anchorRef, floatingRef } = useFloating<HTMLButtonElement, HTMLDivElement>(open !== null, close, {
    ...(side && { side }),
    ...(align && { align }),
  });
  useEffect(() => {
    if (open)
      rowsOf(floatingRef.current)
        .at(open === 'first' ? 0 : -1)
        ?.focus();
  }, [open, floatingRef]);

  const leave = () => {
    anchorRef.current?.focus();
    close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Tab') return leave();
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const rows = rowsOf(floatingRef.current);
    const at = rows.findIndex((row) => row === document.activeElement);
    const next = nextInMenu(
      event.key,
      at,
      rows.map((row) => row.dataset['word'] ?? ''),
    );
    if (next !== null) {
      event.preventDefault();
      event.stopPropagation();
      rows[next]?.focus();
    } else if (event.key === ' ') {
      // A link takes Enter by itself, but no Space.
      event.preventDefault();
      rows[at]?.click();
    }
  };
  return (
    <>
      {trigger({
        ref: anchorRef,
        'aria-haspopup': 'menu',
        'aria-expanded': open !== null,
        'aria-controls': open ? id : undefined,
        onClick: () => setOpen(open ? null : 'first'),
        onKeyDown(event) {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(event.key === 'ArrowUp' ? 'last' : 'first');
        },
      })}
      {open && (
        // The rows have the focus; the menu only listens to their keys.
        <div
          ref={floatingRef}
          id={id}
          {...liftable}
          role="menu"
          tabIndex={-1}
          aria-label={label}
          className={css.menu}
          onKeyDown={onKeyDown}
        >
          {items.map((item, index) => (
            <MenuRow key={index} item={item} onDone={leave} />
          ))}
        </div>
      )}
    </>
  );
}
