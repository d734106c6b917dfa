import { describe, expect, test } from 'vitest';
import { pageUnchanged, suspicionsOf } from '~/model/failure/suspicions';
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
