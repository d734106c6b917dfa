import { useLayoutEffect, useState, type RefObject } from 'react';

/** Whether an element is at least so many pixels wide, and again whenever that changes; true before it stands. */
export function useIsWide(ref: RefObject<HTMLElement | null>, leastPx: number): boolean {
  const [wide, setWide] = useState(true);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const measure = () => setWide(element.clientWidth >= leastPx);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref, leastPx]);
  return wide;
}
