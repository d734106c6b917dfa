import { useEffect, useRef, type RefObject } from 'react';
import type { FollowEvent } from './follow';
import type { RowWindow } from '../window/useRowWindow';

/** A scroll this soon after a gesture is the reader's; later ones are the page's own. */
const READER_MS = 400;

interface FollowGestures {
  tree: RefObject<HTMLElement | null>;
  rows: RowWindow;
  newestRow: number;
  phone: boolean;
  order: 'oldest' | 'newest';
  /** False while the run is over: nothing listens then. */
  live: boolean;
  tell: (event: FollowEvent) => void;
}

/**
 * Tells what wheel, touch and scroll bar mean for following: away from the newest item pauses it, coming to it again
 * resumes it. Scrolls that the page makes by itself mean nothing.
 */
export function useFollowGestures({ tree, rows, newestRow, phone, order, live, tell }: FollowGestures): void {
  const latest = useRef({ rows, newestRow });
  useEffect(() => {
    latest.current = { rows, newestRow };
  });
  useEffect(() => {
    const host: HTMLElement | Document | null = phone ? document : tree.current;
    if (!host || !live) return;
    const toNewest = order === 'oldest' ? 1 : -1;
    let byReaderAt = -Infinity;
    let dragging = false;
    let touchY = 0;
    let lastTop = latest.current.rows.top();
    const moved = (direction: number) => {
      byReaderAt = performance.now();
      const { rows: now, newestRow: newest } = latest.current;
      if (direction * toNewest > 0 && now.holds(newest)) tell({ type: 'reached-newest' });
      if (direction * toNewest < 0 && now.scrolls()) tell({ type: 'looked-away' });
    };
    const onWheel = (event: Event) => moved((event as WheelEvent).deltaY);
    const onTouchStart = (event: Event) => {
      touchY = (event as TouchEvent).touches[0]?.clientY ?? 0;
    };
    const onTouchMove = (event: Event) => {
      const y = (event as TouchEvent).touches[0]?.clientY ?? touchY;
      if (y !== touchY) moved(touchY - y);
      touchY = y;
    };
    // A press on the scroller itself, not on a row, is a press on its scroll bar.
    const onPointerDown = (event: Event) => {
      dragging = event.target === host;
    };
    const onPointerUp = () => {
      dragging = false;
    };
    const onScroll = () => {
      const { rows: now, newestRow: newest } = latest.current;
      const top = now.top();
      const by = top - lastTop;
      lastTop = top;
      if (dragging) moved(by);
      if (by * toNewest > 0 && performance.now() - byReaderAt < READER_MS && now.holds(newest)) {
        tell({ type: 'reached-newest' });
      }
    };
    const passive = { passive: true };
    host.addEventListener('wheel', onWheel, passive);
    host.addEventListener('touchstart', onTouchStart, passive);
    host.addEventListener('touchmove', onTouchMove, passive);
    host.addEventListener('pointerdown', onPointerDown, passive);
    window.addEventListener('pointerup', onPointerUp, passive);
    host.addEventListener('scroll', onScroll, passive);
    return () => {
      host.removeEventListener('wheel', onWheel);
      host.removeEventListener('touchstart', onTouchStart);
      host.removeEventListener('touchmove', onTouchMove);
      host.removeEventListener('pointerdown', onPointerDown);
      window.removeEventListener('pointerup', onPointerUp);
      host.removeEventListener('scroll', onScroll);
    };
  }, [tree, phone, order, live, tell]);
}
