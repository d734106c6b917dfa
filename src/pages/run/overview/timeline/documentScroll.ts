import type { Rect, Virtualizer } from '@tanstack/react-virtual';

/** Ways for the row window to watch the document where it, and no panel, scrolls (one column on a phone). */

type Window_ = Virtualizer<HTMLElement, HTMLElement>;

/** Scroll events come this long apart at most while a finger or a fling moves the page. */
const REST_MS = 150;

export function observeDocumentRect(instance: Window_, tell: (rect: Rect) => void): () => void {
  const say = () => tell({ width: document.documentElement.clientWidth, height: window.innerHeight });
  say();
  window.addEventListener('resize', say, { passive: true });
  return () => window.removeEventListener('resize', say);
}

export function observeDocumentOffset(
  instance: Window_,
  tell: (offset: number, scrolling: boolean) => void,
): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  const say = () => {
    clearTimeout(rest);
    rest = setTimeout(() => tell(window.scrollY, false), REST_MS);
    tell(window.scrollY, true);
  };
  tell(window.scrollY, false);
  document.addEventListener('scroll', say, { passive: true });
  return () => {
    clearTimeout(rest);
    document.removeEventListener('scroll', say);
  };
}

/** Parts of the window that bars and the stuck picture cover on a phone, in pixels. */
export const coveredOnPhone = () => ({ top: 44 + Math.round(window.innerHeight * 0.4), bottom: 64 });
