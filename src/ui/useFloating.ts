import { useCallback, useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { place, type Align, type Side } from './place';
import { lift } from './topLayer';

interface Floating<A extends HTMLElement, F extends HTMLElement> {
  anchorRef: RefObject<A | null>;
  floatingRef: RefObject<F | null>;
}

/**
 * Keeps a `popover="manual"` element beside its anchor while `open`, and asks to close it when the reader
 * presses Escape, clicks elsewhere, or moves the focus elsewhere. Escape gives the focus back to the anchor.
 */
export function useFloating<A extends HTMLElement, F extends HTMLElement>(
  open: boolean,
  close: () => void,
  { side = 'below', align = 'start' }: { side?: Side; align?: Align } = {},
): Floating<A, F> {
  const anchorRef = useRef<A>(null);
  const floatingRef = useRef<F>(null);

  const move = useCallback(() => {
    const [anchor, floating] = [anchorRef.current, floatingRef.current];
    if (!anchor || !floating) return;
    const size = { width: floating.offsetWidth, height: floating.offsetHeight };
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const at = place(anchor.getBoundingClientRect(), size, view, { side, align });
    floating.style.left = `${at.left}px`;
    floating.style.top = `${at.top}px`;
  }, [side, align]);

  useLayoutEffect(() => {
    if (!open || !floatingRef.current) return;
    lift(floatingRef.current);
    move();
    window.addEventListener('resize', move);
    window.addEventListener('scroll', move, { capture: true, passive: true });
    return () => {
      window.removeEventListener('resize', move);
      window.removeEventListener('scroll', move, { capture: true });
    };
  }, [open, move]);

  useEffect(() => {
    if (!open) return;
    const within = (target: EventTarget | null) =>
      target instanceof Node &&
      (anchorRef.current?.contains(target) || floatingRef.current?.contains(target));
    const elsewhere = (event: Event) => {
      if (!within(event.target)) close();
    };
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // Prevented, so that a dialog around it stays open.
      event.preventDefault();
      event.stopPropagation();
      anchorRef.current?.focus();
      close();
    };
    document.addEventListener('pointerdown', elsewhere, true);
    document.addEventListener('focusin', elsewhere, true);
    document.addEventListener('keydown', escape, true);
    return () => {
      document.removeEventListener('pointerdown', elsewhere, true);
      document.removeEventListener('focusin', elsewhere, true);
      document.removeEventListener('keydown', escape, true);
    };
  }, [open, close]);

  return { anchorRef, floatingRef };
}
