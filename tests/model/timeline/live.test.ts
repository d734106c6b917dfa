import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { buildTimeline } from '~/model/timeline/build';
import { readTimeline } from '~/skyvern/readTimeline';
import type { Timeline } from '~/model/timeline/timeline';
import { Run } from '~/skyvern/run';
import { isFinal } from '~/skyvern/status';
import { action, at, block, drawn, ms, restart, thought, timelineOf } from './sent';

beforeEach(restart);

test('a block left running by a run that is over did not finish, and stops counting', () => {
  const sent = [block('navigation', 'n', { status: 'running', created_at: at(5), duration: 9 })];
  expect(timelineOf(sent, { runStatus: 'canceled' }).nodes[0]).toMatchObject({
    status: 'interrupted',
    startMs: ms(5),
    endMs: null,
    durationMs: null,
  });
  // The server fills the duration before the status: while the run goes on it is not over.
  expect(timelineOf(sent, { final: false }).nodes[0]).toMatchObject({ status: 'running', durationMs: null });
});

test('an action is shown from its start to its end, one that never said when by the time it was written', () => {
  const actions = [
    action('click', { started_at: at(10), finished_at: at(12.5), created_at: at(13) }),
    action('click', { created_at: at(20) }),
  ];
  const [, known, old] = timelineOf([block('navigation', 'n', {}, { actions })]).nodes;
  expect(known).toMatchObject({ startMs: ms(10), endMs: ms(12.5), durationMs: 2500 });
  expect(old).toMatchObject({ startMs: ms(20), endMs: ms(20), durationMs: null });
});

test('a thought whose text is not there yet is pending, and says so until the run is over', () => {
  const sent = [thought(null)];
  expect(timelineOf(sent, { final: false }).nodes[0]).toMatchObject({ kind: 'thought', status: null });
});

describe('from one poll to the next', () => {
  const poll = (items: unknown[], previous: ReturnType<typeof timelineOf> | null) =>
    buildTimeline(readTimeline(structuredClone(items)), {
      final: false,
      runStatus: 'running',
      definition: null,
      finallyLabel: null,
      previous,
    });

  test('what did not change keeps its identity, what did change does not', () => {
    const first = block('code', 'a');
    const running = block('navigation', 'b', { status: 'running' }, { actions: [action('click')] });
    const before = poll([running, first], null);
    const done = structuredClone(running) as { block: Record<string, unknown> };
    done.block['actions'] = [action('click'), ...(done.block['actions'] as unknown[])];
    const after = poll([done, first], before);
    const kept = after.nodes.filter((node) => before.nodes.includes(node)).map(({ kind }) => kind);
    expect(drawn(after)).toEqual([
      'Code a · completed',
      'Navigation b · running',
      '  #1 Click · completed',
      '  #2 Click · completed',
    ]);
    // The block around the new action ends elsewhere; the action before it is the same.
    expect(kept).toEqual(['block', 'action']);
    expect(after.nodes[1]).toMatchObject({
      block: before.nodes[1]?.kind === 'block' && before.nodes[1].block,
    });
  });

  test('a description that arrives late is a change', () => {
    const item = block('code', 'a');
    const before = poll([item], null);
    const described = structuredClone(item) as { block: Record<string, unknown> };
    described.block['description'] = 'Adds up the invoices.';
    expect(poll([described], before).nodes[0]).not.toBe(before.nodes[0]);
  });

  test('an iteration keeps its id as the loop grows', () => {
    const loop = (length: number) =>
      block(
        'for_loop',
        'l',
        { workflow_run_block_id: 'wrb_1', status: 'running', loop_values: ['A', 'B'] },
        { children: Array.from({ length }, (_, i) => block('code', 'c', { current_index: i })) },
      );
    const before = poll([loop(1)], null);
    const after = poll([loop(2)], before);
    expect(before.byId.has('wrb_1#0')).toBe(true);
    expect([...after.byId.keys()].filter((id) => id.includes('#'))).toEqual(['wrb_1#0', 'wrb_1#1']);
  });
});

describe.each([
  'approval-mail-refused',
  'canceled-mid-run',
  'login-totp-approval',
  'shipment-loop-partial',
  'shipment-loop-then-code-error',
  'shop-product-lookup',
])('%s, poll by poll', (slug) => {
  const file = new URL(`../../../mocks/runs/${slug}/polls.jsonl`, import.meta.url);
  const polls = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const { run, timeline } = JSON.parse(line) as { run: unknown; timeline: unknown };
      return { run: Run.parse(run), items: readTimeline(timeline) };
    });
  const built: Timeline[] = [];
  for (const { run, items } of polls) {
    const previous = built.at(-1) ?? null;
    const final = isFinal(run);
    built.push(
      buildTimeline(items, { final, runStatus: run.status, definition: null, finallyLabel: null, previous }),
    );
  }

  test('what was once shown stays, in the same order', () => {
    for (const [i, later] of built.entries()) {
      const before = built[i - 1]?.nodes.map(({ id }) => id) ?? [];
      const stayed = later.nodes.map(({ id }) => id).filter((id) => before.includes(id));
      expect(stayed).toEqual(before);
    }
  });

  test('nothing runs or waits once the run is over', () => {
    for (const { nodes, final } of built) {
      if (final) expect(nodes.filter(({ status }) => status === 'running')).toEqual([]);
    }
  });

  test('a node that says the same is the same', () => {
    for (const [i, later] of built.entries()) {
      const before = built[i - 1];
      for (const node of later.nodes) {
        const old = before?.nodes[before.byId.get(node.id) ?? -1];
        if (old && old !== node) expect(node).not.toEqual(old);
      }
    }
  });
});
