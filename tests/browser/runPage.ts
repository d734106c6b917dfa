import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { WatchedPage } from './watchedPage.ts';

export const TABS = ['Overview', 'Output', 'Parameters', 'Recording', 'Code'] as const;
export type TabName = (typeof TABS)[number];

const WAIT = { timeout: 15_000, interval: 50 };

/** What the Browser region shows for an item. */
export interface Shown {
  readonly artifactId: string | null;
  readonly substitute: boolean;
}

/** A run's page as a reader uses it. Everything is found by the roles, names and attributes that are promised outside. */
export class RunPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get status(): Locator {
    return this.page.locator('[data-run-status]').first();
  }
  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }
  get tree(): Locator {
    return this.page.getByRole('tree', { name: 'Timeline' });
  }
  get browser(): Locator {
    return this.page.getByRole('region', { name: 'Browser', exact: true });
  }
  get details(): Locator {
    return this.page.getByRole('region', { name: 'Details', exact: true });
  }
  region(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }
  row(id: string): Locator {
    return this.page.locator(`[role=treeitem][data-item-id="${id}"]`);
  }
  panel(name: TabName): Locator {
    return this.page.getByRole('tabpanel', { name });
  }
  /** A query value of the address. */
  query(name: string): string | null {
    return new URL(this.page.url()).searchParams.get(name);
  }

  /** Brings an item's row onto the screen: only the rows near it exist. Fails when scrolling from top to end does not meet it. */
  async reveal(id: string): Promise<Locator> {
    const row = this.row(id);
    if (!(await row.count())) await this.tree.evaluate(scrollUntil, id);
    await row.first().scrollIntoViewIfNeeded();
    return row.first();
  }

  /** Whether the middle of a row's first line can be seen. */
  isInView(id: string): Promise<boolean> {
    return this.row(id).evaluate((row) => {
      const box = row.getBoundingClientRect();
      return row.contains(document.elementFromPoint(box.left + box.width / 2, box.top + 8));
    });
  }

  /** All rows from top to end, in the order in which they stand. */
  rows(): Promise<Row[]> {
    return this.tree.evaluate(scrollUntil, null);
  }

  /** Clicks an item's row on its text, and waits until it is the selected one. */
  async select(id: string): Promise<void> {
    const row = await this.reveal(id);
    const level = Number((await row.getAttribute('aria-level')) ?? 1);
    await row.click({ position: { x: 70 + 20 * (level - 1), y: 10 } });
    await expect.poll(() => this.row(id).getAttribute('aria-selected'), WAIT).toBe('true');
  }

  async selectedId(): Promise<string | null> {
    const selected = this.page.locator('[role=treeitem][aria-selected=true]');
    return (await selected.count()) ? selected.first().getAttribute('data-item-id') : null;
  }

  /** Opens a tab by its link and waits for its panel. */
  async openTab(name: TabName): Promise<Locator> {
    await this.page.getByRole('tab', { name, exact: true }).click();
    await expect
      .poll(() => new URL(this.page.url()).pathname, WAIT)
      .toMatch(new RegExp(`/${name.toLowerCase()}$`));
    const panel = this.panel(name);
    await panel.waitFor();
    return panel;
  }

  /** What stands in region Browser for an item once it stands: a decoded picture, another in its place, or (`artifactId` null) a sentence. */
  async pictureOf(id: string): Promise<Shown> {
    let shown: Shown | null = null;
    await expect
      .poll(async () => (shown = await this.#shownFor(id)), {
        ...WAIT,
        message: `picture or sentence for ${id}`,
      })
      .not.toBeNull();
    return shown ?? { artifactId: null, substitute: false };
  }

  /** In one look: a picture that fails to load makes room for its sentence while one looks. */
  #shownFor(id: string): Promise<Shown | null> {
    return this.browser.evaluate((region, item) => {
      const own = region.querySelector<HTMLImageElement>(`img[data-for-item="${item}"]`);
      const image =
        own ??
        (region.querySelector('img[data-for-item]')
          ? null
          : region.querySelector<HTMLImageElement>('img[data-substitute]'));
      if (image) {
        if (!image.complete || image.naturalWidth === 0) return null;
        const substitute = image !== own || image.hasAttribute('data-substitute');
        return { artifactId: image.dataset['artifactId'] ?? null, substitute };
      }
      if (region.querySelector('img[data-for-item]')) return null;
      const said = [...region.querySelectorAll<HTMLElement>('[role=note]')].map((note) => note.innerText);
      return said.some((words) => words.trim().length > 12) ? { artifactId: null, substitute: false } : null;
    }, id);
  }

  /** Id of the item that the keyboard is on. */
  focusedId(): Promise<string | null> {
    return this.page.evaluate(() => {
      const active = document.activeElement;
      const pointed = active?.getAttribute('aria-activedescendant');
      const element = pointed ? document.getElementById(pointed) : active;
      return element?.closest<HTMLElement>('[data-item-id]')?.dataset['itemId'] ?? null;
    });
  }

  /** Rules of WCAG 2.2 A and AA that the page breaks now, each with its first culprit. */
  axe(): Promise<string[]> {
    return brokenRules(this.page);
  }
}

/** Opens a run at `rest` of its address (`output`, `overview?item=…`) and waits until its head, and its timeline if it has one, stand. */
export async function openRun(
  { page }: WatchedPage,
  runId: string,
  rest = '',
  { timeline = true } = {},
): Promise<RunPage> {
  await page.goto(`/runs/${runId}${rest ? `/${rest}` : ''}`);
  const run = new RunPage(page);
  await run.status.waitFor();
  if (timeline) await page.locator('[role=treeitem]').first().waitFor();
  // Keys and menus follow the first cards in one step with this region.
  await page.getByRole('status', { name: 'Run updates' }).waitFor({ state: 'attached' });
  return run;
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Rules of WCAG 2.2 A and AA that any page breaks now, each with how often and its first culprit. */
export function brokenRules(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(
    `(() => { ${AXE}; return axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then((found) =>
      found.violations.map((rule) => rule.id + ' ×' + rule.nodes.length + ' ' + rule.nodes[0].target + ' ' + rule.nodes[0].failureSummary)); })()`,
  );
}

export interface Row {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly level: number;
}

/** Runs in the page: scrolls the timeline from its top until `wanted` is there, or to its end. Gives the rows met. */
async function scrollUntil(tree: Element, wanted: string | null): Promise<Row[]> {
  const scrolls = (node: Element) =>
    node.scrollHeight > node.clientHeight + 2 && /auto|scroll/.test(getComputedStyle(node).overflowY);
  const around: Element[] = [];
  for (let node = tree.parentElement; node; node = node.parentElement) around.push(node);
  const box = [tree, ...tree.querySelectorAll('*'), ...around].find(scrolls) ?? document.documentElement;
  const met = new Map<string, Row & { top: number }>();
  const look = async () => {
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)));
    for (const row of tree.querySelectorAll<HTMLElement>('[role=treeitem][data-item-id]')) {
      const { itemId = '', kind = '', status = '' } = row.dataset;
      met.set(itemId, {
        id: itemId,
        kind,
        status,
        level: Number(row.getAttribute('aria-level')),
        top: row.getBoundingClientRect().top + box.scrollTop,
      });
    }
  };
  box.scrollTop = 0;
  await look();
  for (let last = -1; box.scrollTop !== last && !(wanted && met.has(wanted));) {
    last = box.scrollTop;
    box.scrollTop += Math.max(60, box.clientHeight * 0.7);
    await look();
  }
  return [...met.values()]
    .toSorted((a, b) => a.top - b.top)
    .map(({ id, kind, status, level }) => ({ id, kind, status, level }));
}
