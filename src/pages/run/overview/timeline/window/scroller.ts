/** What scrolls the list: its own box, or on a phone the document. */
export interface Scroller {
  /** How far the list is scrolled: what stands at the top of the window, in pixels from the list's own top. */
  top: () => number;
  /** Height of the window. */
  height: () => number;
  scrollTo: (top: number) => void;
  /** Calls `scrolled` for every scroll, `resized` when the window has another height, until the returned function is called. */
  watch: (scrolled: () => void, resized: () => void) => () => void;
  /** Where scroll bars, fingers and wheels are heard. */
  host: HTMLElement | Document;
}

const PASSIVE = { passive: true };

export function boxScroller(box: HTMLElement): Scroller {
  return {
    top: () => box.scrollTop,
    height: () => box.clientHeight,
    scrollTo: (top) => box.scrollTo({ top }),
    watch(scrolled, resized) {
      const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(resized);
      observer?.observe(box);
      box.addEventListener('scroll', scrolled, PASSIVE);
      return () => {
        observer?.disconnect();
        box.removeEventListener('scroll', scrolled);
      };
    },
    host: box,
  };
}

/** `list` stands somewhere in the document, under what may change its height at any time. */
export function documentScroller(list: HTMLElement): Scroller {
  return {
    top: () => -list.getBoundingClientRect().top,
    height: () => window.innerHeight,
    scrollTo: (top) => window.scrollTo({ top: window.scrollY + top + list.getBoundingClientRect().top }),
    watch(scrolled, resized) {
      document.addEventListener('scroll', scrolled, PASSIVE);
      window.addEventListener('resize', resized, PASSIVE);
      return () => {
        document.removeEventListener('scroll', scrolled);
        window.removeEventListener('resize', resized);
      };
    },
    host: document,
  };
}

/** Parts of the window that bars and the stuck picture cover on a phone, in pixels. */
export const coveredOnPhone = () => ({ top: 44 + Math.round(window.innerHeight * 0.4), bottom: 64 });
