import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { chaptersOf, momentAt, momentsOf, type Chapter } from '~/model/run/chapters';
import { recordings } from '~/model/run/recordings';
import { recordingStart } from '~/model/run/recordingStart';
import type { Timeline } from '~/model/timeline/timeline';
import { Artifact } from '~/skyvern/artifact';
import { recordedRun, recordedSlugs } from '../recordedRun';
import { action, at, block, ms, restart, timelineOf } from '../timeline/sent';

beforeEach(restart);

const spent = (from: number, to: number) => ({ created_at: at(from), modified_at: at(to) });
const named = (timeline: Timeline, chapters: readonly Chapter[]) =>
  chapters.map(({ itemId, from, to, failedAt }) => {
    const node = timeline.nodes[timeline.byId.get(itemId) ?? -1];
    const name =
      node?.kind === 'block' ? node.label : node?.kind === 'iteration' ? `#${node.index + 1}` : '?';
    return [name, from, to, ...failedAt];
  });

describe('chapters', () => {
  test('blocks in order from the start of the recording, each up to the next, the last to its end', () => {
    const timeline = timelineOf([
      block('goto_url', 'open', spent(10, 20)),
      block('navigation', 'search', spent(25, 40), { actions: [action('click', { created_at: at(30) })] }),
    ]);
    expect(named(timeline, chaptersOf(timeline, ms(5), 60))).toEqual([
      ['open', 5, 20],
      ['search', 20, 60],
    ]);
  });

  test('a loop is cut into its iterations, and what failed in one is marked where it failed', () => {
    const inner = (index: number, from: number, fields = {}) =>
      block('navigation', 'pay', { ...spent(from, from + 8), current_index: index, ...fields });
    const timeline = timelineOf([
      block('goto_url', 'open', spent(1, 5)),
      block(
        'for_loop',
        'each',
        { ...spent(10, 40), loop_values: ['a', 'b'] },
        {
          children: [inner(0, 10), inner(1, 20, { status: 'failed', failure_reason: 'no' })],
        },
      ),
    ]);
    expect(named(timeline, chaptersOf(timeline, ms(0), 50))).toEqual([
      ['open', 1, 10],
      ['#1', 10, 20],
      ['#2', 20, 50, 28],
    ]);
  });

  test('what ended before the recording or began after it is no chapter, and a later failure no mark', () => {
    const timeline = timelineOf([
      block('http_request', 'before', spent(1, 2)),
      block('navigation', 'in', { ...spent(8, 90), status: 'failed' }),
      block('goto_url', 'after', spent(95, 96)),
    ]);
    expect(named(timeline, chaptersOf(timeline, ms(10), 30))).toEqual([['in', 0, 30]]);
  });

  test('a loop of hundreds stays whole', () => {
    const children = Array.from({ length: 200 }, (_, index) =>
      block('goto_url', 'step', { ...spent(10 + index, 11 + index), current_index: index }),
    );
    const values = children.map((_, index) => index);
    const timeline = timelineOf([
      block('for_loop', 'each', { ...spent(10, 220), loop_values: values }, { children }),
    ]);
    expect(named(timeline, chaptersOf(timeline, ms(0), 300))).toEqual([['each', 10, 300]]);
  });

  test('the blocks that a conditional led to are chapters, the conditional is none', () => {
    const { timeline, run } = recordedRun('branches-and-nested-loops');
    const names = named(timeline, chaptersOf(timeline, run.started_at ?? 0, 150)).map(([name]) => name);
    expect(names.length).toBeGreaterThan(1);
    const conditionals = timeline.nodes.flatMap((node) =>
      node.kind === 'block' && node.blockType === 'conditional' && node.depth === 0 ? [node.label] : [],
    );
    for (const label of conditionals) expect(names).not.toContain(label);
  });

  test('of every recorded run they follow one another without a gap, inside of the recording', () => {
    for (const slug of recordedSlugs) {
      const { timeline, run } = recordedRun(slug);
      const chapters = chaptersOf(timeline, run.started_at ?? 0, 60);
      chapters.forEach(({ from, to }, index) => {
        expect(to).toBe(chapters[index + 1]?.from ?? 60);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(from).toBeLessThanOrEqual(to);
      });
    }
  });
});

describe('moments', () => {
  test('the item at a moment is the last one that had started; before the first there is none', () => {
    const timeline = timelineOf([
      block('navigation', 'search', spent(10, 40), { actions: [action('click', { created_at: at(30) })] }),
    ]);
    const moments = momentsOf(timeline, ms(5));
    const at5 = (seconds: number) => timeline.byId.get(momentAt(moments, seconds)?.itemId ?? '');
    expect([4.9, 5, 24.9, 25, 1e9].map(at5)).toEqual([undefined, 0, 0, 1, 1]);
  });

  test('looking up agrees with looking through', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100)), fc.nat(110), (starts, seconds) => {
        const moments = starts
          .toSorted((a, b) => a - b)
          .map((moment, index) => ({ itemId: String(index), at: moment }));
        expect(momentAt(moments, seconds)).toBe(moments.findLast((one) => one.at <= seconds) ?? null);
      }),
    );
  });
});

describe('where a recording starts', () => {
  const startOf = (slug: string, lengthS: number | null = null, at = 0) => {
    const { run, rich, timeline } = recordedRun(slug);
    const file = new URL(`../../../mocks/runs/${slug}/artifacts-recording.json`, import.meta.url);
    const listed = (JSON.parse(readFileSync(file, 'utf8')) as unknown[]).map((one) => Artifact.parse(one));
    const recording = recordings(run, rich, listed).list[at];
    if (!recording || run.started_at === null) throw new Error(`${slug} has no recording`);
    const start = recordingStart(run, timeline, listed, recording, lengthS);
    return start === null ? null : (start - run.started_at) / 1000;
  };

  // Seconds after the run's start, from comparing the frames of each film with the screenshots of the run's actions.
  test.each([
    ['application-corrected', 9.6, 137],
    ['checkout-zip-rejected', 2.8, 86.8],
    ['invoice-download', 3.9, 35],
    ['login-account-locked', 9.6, 80],
    ['compare-a', 6.3, 123],
    ['shop-product-lookup', 1.7, 129.4],
  ])('%s: within six seconds of what its film shows', (slug, seen, lengthS) => {
    expect(Math.abs((startOf(slug, lengthS) ?? Infinity) - seen)).toBeLessThan(6);
  });

  test('a film that lasts to the end of the run cannot have begun later than its length before it', () => {
    expect(startOf('validation-terminated', 23.3)).toBeLessThan(0.7);
  });

  test('a run whose first block needs no browser: the film starts with the task that opened one', () => {
    expect(startOf('trigger-parent')).toBeGreaterThan(10);
  });

  test('a film of the session, and a second one of the same task, start at moments that nothing tells', () => {
    const { run, timeline } = recordedRun('shop-product-lookup');
    const own = { artifact_type: 'recording', task_id: 'tsk_1' };
    const listed = ['a_599935534394075438', 'a_599935534394075440'].map((artifact_id) =>
      Artifact.parse({ ...own, artifact_id }),
    );
    const starts = recordings(run, null, listed).list.map((one) =>
      recordingStart(run, timeline, listed, one),
    );
    expect(starts.map((start) => start === null)).toEqual([false, true]);
    const session = Artifact.parse({
      ...own,
      task_id: null,
      browser_session_id: 'pbs_1',
      artifact_id: 'a_599935534394075442',
    });
    const film = recordings(run, null, [session]).list.find(({ ofSession }) => ofSession);
    expect(film && recordingStart(run, timeline, [session], film)).toBeNull();
  });
});
