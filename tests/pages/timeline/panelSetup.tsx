import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { beforeAll, vi } from 'vitest';
import { analyse } from '~/model/failure/analyse';
import { buildTimeline } from '~/model/timeline/build';
import { TimelineBar } from '~/pages/run/overview/timeline/TimelineBar';
import { TimelinePanel } from '~/pages/run/overview/timeline/TimelinePanel';
import { RunDataProvider, type RunData } from '~/pages/run/workspace/RunContext';
import { SelectionProvider } from '~/pages/run/workspace/selection';
import { readTimeline } from '~/skyvern/readTimeline';
import { Run } from '~/skyvern/run';
import { recordedRun } from '../../model/recordedRun';
import { loadLaterParts } from '~/pages/run/workspace/later';

// What loads after the first cards is here before the first test: each then sees the page as it stands a moment later.
beforeAll(async () => {
  await loadLaterParts();
});

const WIDTH = 496;
const HEIGHT = 740;
const ROW = 48;

/** jsdom lays nothing out: every box gets a size, so that the list knows how many rows are on screen. */
export function giveSizes(height = HEIGHT) {
  const sizes = {
    clientWidth: () => WIDTH,
    clientHeight: () => height,
    offsetHeight: () => ROW,
    scrollHeight(this: HTMLElement) {
      return Number.parseFloat((this.firstElementChild as HTMLElement | null)?.style.height ?? '') || height;
    },
  };
  for (const [name, get] of Object.entries(sizes)) {
    vi.spyOn(HTMLElement.prototype, name as 'clientWidth', 'get').mockImplementation(get as () => number);
  }
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
    if (typeof options !== 'object') return;
    this.scrollTop = Math.max(0, Math.min(options.top ?? 0, this.scrollHeight - this.clientHeight));
    this.dispatchEvent(new Event('scroll'));
  };
}

/** Folds are remembered for each run: every page that a test opens shows a run of its own. */
let opened = 0;
const newId = () => `wr_${++opened}`;

/** What the panels read for a recorded run, as the page computes it. */
export function recordedData(slug: string, patch: Partial<RunData> = {}): RunData {
  const { run, rich, taskV1, taskV2, timeline, definition, steps } = recordedRun(slug);
  const analysis = analyse({ run, rich, timeline, definition, steps });
  return {
    askedId: newId(),
    run,
    rich,
    richState: 'ready',
    taskV1,
    taskV2,
    agent: null,
    definition,
    final: timeline.final,
    timeline,
    timelineState: 'ready',
    artifacts: new Map(),
    timelineError: null,
    retryTimeline: () => undefined,
    pictures: null,
    analysis,
    startMs: run.started_at ?? timeline.nodes[0]?.startMs ?? null,
    steps,
    ...patch,
  };
}

/** What the panels read for a timeline as a server sends it (newest first). */
export function sentData(
  sent: readonly unknown[],
  { status = 'completed', ...patch }: Partial<RunData> & { status?: string } = {},
): RunData {
  const final = status !== 'running';
  const run = Run.parse({ run_id: 'wr_1', status, step_count: 3 });
  const context = { final, runStatus: status, definition: null, finallyLabel: null, previous: null };
  const timeline = buildTimeline(readTimeline(sent), context);
  return {
    askedId: newId(),
    run,
    rich: null,
    richState: 'absent',
    taskV1: null,
    taskV2: null,
    agent: null,
    definition: null,
    final,
    timeline,
    timelineState: 'ready',
    artifacts: new Map(),
    timelineError: null,
    retryTimeline: () => undefined,
    pictures: null,
    analysis: null,
    startMs: timeline.nodes[0]?.startMs ?? null,
    steps: new Map(),
    ...patch,
  };
}

/** Where the router stands, for tests to read. */
function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="address">{pathname + search}</output>;
}

/** The timeline's two panels as the page mounts them. */
const page = (data: RunData, client: QueryClient, address: string) => (
  <QueryClientProvider client={client}>
    <MemoryRouter initialEntries={[address]}>
      <RunDataProvider value={data}>
        <SelectionProvider>
          <TimelineBar />
          <TimelinePanel />
        </SelectionProvider>
      </RunDataProvider>
      <Address />
    </MemoryRouter>
  </QueryClientProvider>
);

const ids = (container: HTMLElement, state: string) =>
  [...container.querySelectorAll(`[role="treeitem"]${state}`)].map((row) => row.getAttribute('data-item-id'));

/** Opens the timeline of a run, and gives what tests ask of it. */
export function openTimeline(data: RunData, address = '/runs/wr_1/overview') {
  const client = new QueryClient();
  const view = render(page(data, client, address));
  const tree = () => screen.getByRole('tree', { name: 'Timeline' });
  return {
    ...view,
    user: userEvent.setup(),
    tree,
    rows: () => within(tree()).getAllByRole('treeitem'),
    row: (id: string) =>
      view.container.querySelector<HTMLElement>(`[role="treeitem"][data-item-id="${CSS.escape(id)}"]`),
    selectedIds: () => ids(view.container, '[aria-selected="true"]'),
    reachedIds: () => ids(view.container, '[tabindex="0"]'),
    focusedId: () => document.activeElement?.getAttribute('data-item-id') ?? null,
    count: (of: string) => view.container.querySelector(`[data-count="${of}"]`)?.textContent ?? null,
    address: () => new URL(screen.getByLabelText('address').textContent, 'http://page'),
    /** The server answered anew. */
    answer: (next: RunData) => view.rerender(page(next, client, address)),
  };
}
