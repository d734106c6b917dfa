import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hitNumber, matchSliced, matchTimeline, nextHit } from '~/model/search/match';
import { parseQuery } from '~/model/search/query';
import { parseShow, showText, type Show } from '~/model/search/show';
import { buildTimeline } from '~/model/timeline/build';
import { readTimeline } from '~/skyvern/readTimeline';
import { recordedRun } from '../recordedRun';

const runs = new Map<string, ReturnType<typeof recordedRun>>();
function setup(slug: string) {
  const run = runs.get(slug) ?? recordedRun(slug);
  runs.set(slug, run);
  const { timeline } = run;
  const find = (text: string, show: readonly Show[] = []) => {
    const matches = matchTimeline(timeline, parseQuery(text), { show: new Set(show) });
    return { ...matches, nodes: timeline.nodes.filter((_, index) => matches.hits[index]) };
  };
  return { timeline, find, ids: (text: string) => find(text).nodes.map(({ id }) => id) };
}

describe('in the shipments loop', () => {
  const { timeline, find, ids } = setup('shipment-loop-then-code-error');

  test.each([
    ['a typed or read value, deep in an output', '"Customs hold" Genoa'],
    ['a key of an output', 'weight_kg'],
    ['an element’s text', 'HL-70287'],
    ['an address', 'shipments?page=6'],
    ['reasoning', '"not among the ten references"'],
    ['a goal', 'Open the detail page of'],
    ['an error', 'each_shipment_output is not defined'],
    ['code of the definition', 'count_results'],
    ['an error code', 'REACH_MAX_STEPS'],
    ['an id', 'act_599940306102742270'],
    ['words of the row', '"extract data"'],
  ])('%s is found', (_, text) => {
    expect(find(text).count).toBeGreaterThan(0);
  });

  test('words may stand in different fields, and all must match', () => {
    const [both] = find('HL-99999 REACH_MAX_STEPS kind:block label:open_shipment').nodes;
    expect(both).toMatchObject({ kind: 'block', label: 'open_shipment', status: 'failed' });
    expect(find('HL-99999 Genoa kind:block label:open_shipment').count).toBe(0);
  });

  test('filters', () => {
    expect(find('status:failed kind:block').nodes.map((node) => node.kind === 'block' && node.label)).toEqual(
      ['open_shipment', 'open_shipment', 'count_results'],
    );
    expect(find('kind:iteration').count).toBe(6);
    expect(find('iter:3').nodes[0]).toMatchObject({ kind: 'iteration', index: 2 });
    expect(find('iter:3 kind:action').count).toBe(5);
    expect(ids('iter:HL-99999')).toEqual(ids('iter:3'));
    expect(find('type:extract kind:action').count).toBe(4);
    expect(find('label:read_status kind:action').count).toBe(4);
    expect(find('has:error kind:action').count).toBe(1);
    expect(find('dur:>2m kind:block').nodes.map(({ id }) => id)).toContain('wrb_599939129281703670');
    expect(find('-kind:action -kind:block -kind:iteration').count).toBe(0);
  });

  test('a negated filter is its complement', () => {
    for (const text of ['kind:action', 'status:failed', 'has:output', 'iter:2', 'Genoa', 'dur:>10s'])
      expect(find(text).count + find(`-${text}`).count).toBe(timeline.nodes.length);
  });

  test('what holds a match stays, nothing else does', () => {
    const { keep, hits, hidden } = find('NameError');
    timeline.nodes.forEach((node, index) => {
      const holds = hits.slice(index, node.end).some((hit) => hit === 1);
      expect(keep[index]).toBe(holds ? 1 : 0);
    });
    expect(hidden).toBe(keep.filter((kept) => kept === 0).length);
  });

  test('quick filters: kinds add up, failures narrow', () => {
    const kinds = new Set(find('', ['actions', 'blocks']).nodes.map((node) => node.kind));
    expect([...kinds].sort()).toEqual(['action', 'block']);
    const failed = matchTimeline(timeline, parseQuery(''), { show: new Set<Show>(['failed']) });
    expect(timeline.totals.failures.every((index) => failed.hits[index] === 1)).toBe(true);
    expect(failed.count).toBe(timeline.totals.failures.length);
    expect(find('', ['failed', 'actions']).count).toBeLessThan(failed.count);
  });

  test('an empty search keeps everything', () => {
    expect(find('').count).toBe(timeline.nodes.length);
    expect(find('').hidden).toBe(0);
  });

  test('next and previous go around the ends and know their number', () => {
    const matches = find('kind:iteration');
    const first = nextHit(matches, -1, 1) ?? -1;
    expect(hitNumber(matches, first)).toBe(1);
    const last = nextHit(matches, first, -1) ?? -1;
    expect(hitNumber(matches, last)).toBe(6);
    expect(nextHit(matches, last, 1)).toBe(first);
    expect(nextHit(find('kind:thought'), 0, 1)).toBeNull();
  });
});

test('thoughts are found by what they say, their kind and their cost', () => {
  const { find } = setup('task-v2-wrong-goal-met');
  expect(find('"I regard the goal as met"').nodes).toMatchObject([{ id: 'ot_599943291105012940' }]);
  expect(find('kind:thought type:plan').count).toBe(1);
  expect(find('type:summarization').count).toBe(1);
  expect(find('order_number').nodes.some(({ kind }) => kind === 'thought')).toBe(true);
});

test('a cost that only the caller knows counts', () => {
  const { timeline } = setup('shop-product-lookup');
  const costOf = (node: { kind: string }) => (node.kind === 'block' ? 0.2 : null);
  expect(matchTimeline(timeline, parseQuery('cost:>0.1'), { costOf }).count).toBe(2);
  expect(matchTimeline(timeline, parseQuery('cost:>0.3'), { costOf }).count).toBe(0);
});

test('a sliced search gives up its turn and finds the same', () => {
  const { timeline } = setup('weekly-audit-large');
  fc.assert(
    fc.property(fc.constantFrom('HL', 'status:failed', 'kind:block weight', '-code', 'dur:>1s'), (text) => {
      let clock = 0;
      const search = matchSliced(timeline, parseQuery(text), { now: () => (clock += 5), sliceMs: 8 });
      let turns = 0;
      let step = search.next();
      for (; !step.done; step = search.next()) turns++;
      expect(turns).toBeGreaterThan(3);
      expect(step.value).toEqual(matchTimeline(timeline, parseQuery(text)));
    }),
  );
});

test('nesting 2,000 deep is searched like any other', () => {
  let children: unknown[] = [];
  for (let level = 2000; level > 0; level--) {
    const block = {
      workflow_run_block_id: `wrb_${level}`,
      block_type: 'task_v2',
      label: `level_${level}`,
      status: 'completed',
    };
    children = [
      { type: 'block', block: { ...block, output: level === 2000 ? { found: 'needle' } : null }, children },
    ];
  }
  const timeline = buildTimeline(readTimeline(children), {
    final: true,
    runStatus: 'completed',
    definition: null,
    finallyLabel: null,
    previous: null,
  });
  const matches = matchTimeline(timeline, parseQuery('needle'));
  expect(matches.count).toBe(1);
  expect(matches.hidden).toBe(0);
});

test('an address holds the quick filters, and nothing for none', () => {
  expect(showText(parseShow('actions,failed'))).toBe('failed,actions');
  expect(showText(parseShow('nonsense'))).toBeNull();
  expect(parseShow(null).size).toBe(0);
});
