import { useLayoutEffect, useRef, type RefObject } from 'react';
import { boxScroller, documentScroller, type Scroller } from './scroller';

/** After so long without a scroll, a fling has come to rest. */
const REST_MS = 150;

/** What is on screen of the list. Positions are pixels from its top. */
export interface Seen {
  /** What stands at the top of the window, and the window's height. */
  top: number;
  height: number;
  /** How far the list is drawn above its place: what `top` is ahead of the browser's own scroll position. */
  shift: number;
}

/** Where the list stands at this moment, and what moves it. */
export class ListScroll implements Seen {
  top = 0;
  height = 0;
  shift = 0;
  scroller: Scroller | null = null;
  /** The list is under a finger, or flung by one. */
  touched = false;
  /** The scroll position is being written by the list itself. */
  writing = false;

  moveTo(top: number): void {
    if (!this.scroller) return;
    this.shift = 0;
    this.writing = true;
    this.top = top;
    this.scroller.scrollTo(top);
    this.writing = false;
    this.top = this.scroller.top();
  }

  /**
   * Rows above the window changed their height, and `top` is where the same rows stand now. Under a finger or a fling
   * the list is shifted at first, for writing a scroll position would stop it.
   */
  follow(top: number): void {
    if (!this.touched) return this.moveTo(top);
    this.shift += top - this.top;
    this.top = top;
  }

  seen(): Seen {
    return { top: this.top, height: this.height, shift: this.shift };
  }
}

interface Told {
  /** The reader, or anything but this list, scrolled. */
  onScroll: () => void;
  /** The window has another height, or the list is drawn in its place again. */
  onResize: () => void;
}

/** Watches and moves what scrolls the list: its box, or on a phone the document. */
export function useListScroll(
  tree: RefObject<HTMLElement | null>,
  phone: boolean,
  told: Told,
): RefObject<ListScroll> {
  const ref = useRef(new ListScroll());
  const latest = useRef(told);
  useLayoutEffect(() => {
    latest.current = told;
  });
  useLayoutEffect(() => {
    if (!tree.current) return;
    const list = ref.current;
    const scroller = phone ? documentScroller(tree.current) : boxScroller(tree.current);
    list.scroller = scroller;
    const onResize = () => {
      list.height = scroller.height();
      list.top = scroller.top() + list.shift;
      latest.current.onResize();
    };
    const onScroll = () => {
      const top = scroller.top() + list.shift;
      // The browser tells of what was written as well.
      if (list.writing || Math.abs(top - list.top) < 1) return;
      list.top = top;
      latest.current.onScroll();
    };
    onResize();
    const unwatch = scroller.watch(onScroll, onResize);
    const leave = watchTouch(list, scroller.host, () => latest.current.onResize());
    return () => {
      unwatch();
      leave();
      list.scroller = null;
    };
  }, [tree, phone]);
  return ref;
}

/** Notes whether the list is under a finger or flung; when it rests, a shift becomes a scroll position. */
function watchTouch(list: ListScroll, host: HTMLElement | Document, onRest: () => void): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  let finger = false;
  const settle = () => {
    list.touched = false;
    if (list.shift === 0) return;
    list.moveTo(list.top);
    onRest();
  };
  const wait = () => {
    clearTimeout(rest);
    if (list.touched && !finger) rest = setTimeout(settle, REST_MS);
  };
  const down = () => {
    finger = list.touched = true;
    clearTimeout(rest);
  };
  const up = () => {
    finger = false;
    wait();
  };
  const listeners = { touchstart: down, touchend: up, touchcancel: up, scroll: wait };
  for (const [event, listener] of Object.entries(listeners))
    host.addEventListener(event, listener, { passive: true });
  return () => {
    clearTimeout(rest);
    list.touched = false;
    for (const [event, listener] of Object.entries(listeners)) host.removeEventListener(event, listener);
  };
}
