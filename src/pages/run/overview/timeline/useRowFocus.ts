import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';

/** A row that was asked for is drawn by then; later draws have nothing to do with it. */
const SOON_MS = 500;

const isRow = (element: unknown): element is HTMLElement =>
  element instanceof HTMLElement && element.getAttribute('role') === 'treeitem';

/**
 * Gives the focus to the row that Tab reaches once it is drawn, when asked; and gives it back there when the row that
 * had it was folded away, filtered out or is gone, so that it is never lost.
 */
export function useRowFocus(tree: RefObject<HTMLElement | null>): () => void {
  const askedAt = useRef(-Infinity);
  const had = useRef(false);
  useEffect(() => {
    const element = tree.current;
    if (!element) return;
    const onFocus = ({ target }: FocusEvent) => {
      had.current = isRow(target);
    };
    const onBlur = ({ target }: FocusEvent) => {
      // A row that is taken away loses the focus too: only leaving a row that stays means that the reader left.
      setTimeout(() => {
        if (target instanceof Node && target.isConnected && !element.contains(document.activeElement)) {
          had.current = false;
        }
      });
    };
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', onBlur);
    return () => {
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', onBlur);
    };
  }, [tree]);
  useLayoutEffect(() => {
    const asked = performance.now() - askedAt.current < SOON_MS;
    const lost = had.current && (document.activeElement ?? document.body) === document.body;
    if (!asked && !lost) return;
    const row = tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]');
    row?.focus({ preventScroll: true });
    if (row) askedAt.current = -Infinity;
  });
  return () => {
    askedAt.current = performance.now();
    // Where nothing is about to change, the row is there already.
    const row = tree.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]');
    row?.focus({ preventScroll: true });
  };
}
