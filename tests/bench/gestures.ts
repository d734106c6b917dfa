import type { Page } from 'playwright-core';
import { RunPage } from '../browser/runPage.ts';

export interface Scrolled {
  /** Time between two frames, in milliseconds. */
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  /** How many of the looks at the middle of the list met no row. */
  readonly empty: number;
}

/** Scrolls the timeline at 3,000 px a second for `seconds`, looking at its middle at every frame. */
export async function scrollTimeline(page: Page, seconds: number): Promise<Scrolled> {
  const { frames, empty } = await page.evaluate(
    (ms) =>
      new Promise<{ frames: number[]; empty: number }>((done) => {
        const tree = document.querySelector('[role=tree]');
        if (!tree) throw new Error('no tree');
        const around = [tree, ...tree.querySelectorAll('*')];
        for (let node = tree.parentElement; node; node = node.parentElement) around.push(node);
        const box =
          around.find(
            (node) =>
              node.scrollHeight > node.clientHeight + 2 &&
              /auto|scroll/.test(getComputedStyle(node).overflowY),
          ) ?? document.documentElement;
        box.scrollTop = 0;
        const frames: number[] = [];
        let empty = 0;
        let last = performance.now();
        const begun = last;
        const step = (now: number) => {
          frames.push(now - last);
          const { left, top, width, height } = box.getBoundingClientRect();
          if (!document.elementFromPoint(left + width / 2, top + height / 2)?.closest('[role=treeitem]'))
            empty++;
          box.scrollTop += 3 * (now - last);
          last = now;
          if (now - begun < ms) requestAnimationFrame(step);
          else done({ frames: frames.slice(2), empty });
        };
        requestAnimationFrame(step);
      }),
    seconds * 1000,
  );
  return { p50: quantile(frames, 0.5), p95: quantile(frames, 0.95), max: Math.max(...frames), empty };
}

export interface Clicked {
  readonly selectedMs: number;
  /** NaN where the item has no picture. */
  readonly pictureMs: number;
}

/** Clicks an item's row; the time from the mouse's own event until the selection, and its decoded picture, are drawn. */
export async function clickItem(page: Page, id: string): Promise<Clicked> {
  const row = await new RunPage(page).reveal(id);
  await page.evaluate((wanted) => {
    const seen = { selected: NaN, picture: NaN };
    Reflect.set(globalThis, 'benchClick', seen);
    document.addEventListener(
      'mousedown',
      ({ timeStamp }) => {
        const drawn = (done: (now: number) => void) =>
          requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - timeStamp)));
        let selected = false;
        let picture = false;
        const look = () => {
          if (
            !selected &&
            document.querySelector(`[role=treeitem][data-item-id="${wanted}"][aria-selected=true]`)
          ) {
            selected = true;
            drawn((ms) => (seen.selected = ms));
          }
          const image = document.querySelector<HTMLImageElement>(`img[data-for-item="${wanted}"]`);
          if (!picture && image?.complete && image.naturalWidth) {
            picture = true;
            drawn((ms) => (seen.picture = ms));
          }
          if (performance.now() - timeStamp < 5000 && !(selected && picture)) requestAnimationFrame(look);
        };
        look();
      },
      { once: true, capture: true },
    );
  }, id);
  const level = Number((await row.getAttribute('aria-level')) ?? 1);
  await row.click({ position: { x: 70 + 20 * (level - 1), y: 10 } });
  let clicked = { selected: NaN, picture: NaN };
  for (let wait = 0; wait < 60 && (Number.isNaN(clicked.selected) || Number.isNaN(clicked.picture)); wait++) {
    await new Promise((done) => setTimeout(done, 50));
    clicked = await page.evaluate(() => Reflect.get(globalThis, 'benchClick') as typeof clicked);
  }
  return { selectedMs: clicked.selected, pictureMs: clicked.picture };
}

/** The value below which a share `q` (0 … 1) of the figures lies; NaN for none. */
export function quantile(figures: readonly number[], q: number): number {
  const sorted = figures.filter((figure) => !Number.isNaN(figure)).toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? NaN;
}
