import { describe, expect, test } from 'vitest';
import { evidence, type EvidencePictures } from '~/model/failure/evidence';
import { pageUnchanged, suspicionsOf } from '~/model/failure/suspicions';
import { analyse } from '~/model/failure/analyse';
import { buildPictures } from '~/model/pictures';
import type { ItemPictures, Picture } from '~/model/pictures/picture';
import type { ActionNode } from '~/model/timeline/timeline';
import { recordedRun } from '../recordedRun';
import { act, block, drawnRun, type Drawn } from './drawnRun';

const picture = (artifactId: string, how: Picture['how'] = 'own'): Picture => ({
  artifactId,
  artifactType: 'screenshot_action',
  how,
  fromItem: null,
  takenMs: null,
  archived: false,
  pageUrl: null,
  parts: [artifactId],
});

const pair = (before: string | null, after: string | null): ItemPictures => ({
  before: before === null ? null : picture(before),
  after: after === null ? null : picture(after),
  absence: after === null ? { why: 'never', substitute: null } : null,
});

const scene = (actions: Drawn[]) =>
  drawnRun({
    status: 'failed',
    reason: 'x',
    items: [block('navigation', 'go', { status: 'failed' }, actions)],
  });

describe('the evidence strip', () => {
  const { timeline } = scene([
    act('click', { id: 'act_1' }),
    act('click', { id: 'act_2' }),
    act('click', { id: 'act_3' }),
    act('click', { id: 'act_4' }),
  ]);
  const book = (pairs: Record<string, ItemPictures>): EvidencePictures => ({
    of: (id) => pairs[id] ?? pair(null, null),
    sequence: Object.entries(pairs).flatMap(([itemId, { after }]) =>
      after ? [{ artifactId: after.artifactId, itemId }] : [],
    ),
  });

  test('before, the item, after, end', () => {
    const pictures = book({
      act_1: pair(null, 'a_1'),
      act_2: pair('a_1', 'a_2'),
      act_3: pair('a_2', 'a_3'),
      act_4: pair('a_3', 'a_4'),
    });
    expect(evidence({ itemId: 'act_2' }, timeline, pictures)).toEqual([
      { words: ['Before'], artifactId: 'a_1', itemId: 'act_2', side: 'before' },
      { words: ['This item'], artifactId: 'a_2', itemId: 'act_2', side: 'after' },
      { words: ['After'], artifactId: 'a_3', itemId: 'act_3', side: 'after' },
      { words: ['End'], artifactId: 'a_4', itemId: 'act_4', side: 'after' },
    ]);
  });

  test('one picture with several words stands once', () => {
    const pictures = book({ act_1: pair(null, 'a_1'), act_2: pair('a_1', 'a_2') });
    expect(evidence({ itemId: 'act_2' }, timeline, pictures).map(({ words }) => words)).toEqual([
      ['Before'],
      ['This item', 'End'],
    ]);
  });

  test('no item, or none of it pictured', () => {
    expect(evidence({ itemId: null }, timeline, book({}))).toEqual([]);
    expect(evidence({ itemId: 'gone' }, timeline, book({}))).toEqual([]);
    expect(evidence({ itemId: 'act_1' }, timeline, book({}))).toEqual([]);
  });

  test('without lists of artifacts what the actions link is still there', () => {
    const recorded = recordedRun('checkout-zip-rejected');
    const pictures = buildPictures(recorded.timeline, null, { final: true });
    const strip = evidence(analyse(recorded), recorded.timeline, pictures);
    expect(strip.flatMap(({ words }) => words)).toEqual(
      expect.arrayContaining(['This item', 'After', 'End']),
    );
    expect(new Set(strip.map(({ artifactId }) => artifactId)).size).toBe(strip.length);
  });
});

describe('suspicions', () => {
  const kinds = (actions: Drawn[]) =>
    [...suspicionsOf(scene(actions).timeline)].map(([id, about]) => [id, about.map(({ kind }) => kind)]);

  test('repeated, with what it repeats', () => {
    const again = (id: string, page: string) =>
      act('click', { id, el: 'button More', intention: 'More?', page });
    const { timeline } = scene([again('act_1', '/a'), again('act_2', '/a'), again('act_3', '/b')]);
    expect([...suspicionsOf(timeline)]).toEqual([
      [
        'act_2',
        [{ kind: 'repeated', words: 'repeated', reason: 'It does again what #1 did, on the same page.' }],
      ],
    ]);
  });

  test('less sure than the block usually is', () => {
    const sure = [1, 2, 3, 4].map((n) => act('click', { el: `a ${n}`, confidence_float: 0.95 }));
    expect(kinds([...sure, act('click', { id: 'act_x', el: 'a x', confidence_float: 0.6 })])).toEqual([
      ['act_x', ['unsure']],
    ]);
  });

  test('said to be done and not verified', () => {
    expect(
      kinds([
        act('complete', { id: 'act_1', verified: false }),
        act('complete', { id: 'act_2', verified: true }),
      ]),
    ).toEqual([['act_1', ['not-verified']]]);
  });

  test('a long action, and a long pause against what is usual', () => {
    const time = (from: string, to: string) => ({
      started_at: `2026-01-01T${from}`,
      finished_at: `2026-01-01T${to}`,
      created_at: `2026-01-01T${to}`,
    });
    const found = kinds([
      act('click', { el: 'a 1', ...time('10:00:00', '10:00:01') }),
      act('click', { id: 'act_long', el: 'a 2', ...time('10:00:05', '10:00:45') }),
      act('click', { el: 'a 3', ...time('10:00:50', '10:00:51') }),
      act('click', { id: 'act_pause', el: 'a 4', ...time('10:02:00', '10:02:01') }),
    ]);
    expect(found).toEqual([
      ['act_long', ['long-wait']],
      ['act_pause', ['long-wait']],
    ]);
  });

  test('retried', () => {
    const { timeline } = recordedRun('compare-b');
    const found = suspicionsOf(timeline);
    expect(found.get('act_599939339735101336')?.map(({ kind }) => kind)).toContain('retried');
    expect(found.get('act_599939533008627782')?.map(({ kind }) => kind) ?? []).not.toContain('retried');
  });

  test('the page looks the same before and after', () => {
    const { timeline } = scene([act('click', { id: 'act_1', el: 'a x' }), act('scroll', { id: 'act_2' })]);
    const node = (id: string) => timeline.nodes[timeline.byId.get(id) ?? -1] as ActionNode;
    const same = new Map([
      ['a_1', 'x'],
      ['a_2', 'x'],
      ['a_3', 'y'],
    ]);
    expect(pageUnchanged(node('act_1'), pair('a_1', 'a_2'), same)?.kind).toBe('page-unchanged');
    expect(pageUnchanged(node('act_1'), pair('a_1', 'a_3'), same)).toBeNull();
    expect(pageUnchanged(node('act_1'), pair('a_1', 'a_9'), new Map())).toBeNull();
    expect(pageUnchanged(node('act_1'), pair(null, 'a_1'), same)).toBeNull();
    expect(pageUnchanged(node('act_2'), pair('a_1', 'a_2'), same)).toBeNull();
  });
});
