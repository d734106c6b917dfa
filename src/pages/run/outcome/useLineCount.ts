import { useLayoutEffect, useState, type RefObject } from 'react';

/** How many lines of `lineHeight` pixels the whole text of an element takes, folded or not; 0 without a layout. */
export function useLineCount(ref: RefObject<HTMLElement | null>, lineHeight: number, text: unknown): number {
  const [lines, setLines] = useState(0);
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const measure = () => setLines(Math.round(box.scrollHeight / lineHeight));
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [ref, lineHeight, text]);
  return lines;
}
