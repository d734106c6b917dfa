import { describe, expect, test } from 'vitest';
import { recordedIndex } from '../recordedRun';
import { picturedRun } from './recordedPictures';

const run = (slug: string) => picturedRun(slug).pictures;
const after = (slug: string, id: string) => run(slug).of(id).after;

describe.each(recordedIndex)('$slug', ({ slug }) => {
  const { timeline, pictures, artifacts } = picturedRun(slug);
  const listed = new Set(artifacts.map(({ artifact_id: id }) => id));

  test('every action with a link shows the picture that the server linked', () => {
    for (const node of timeline.nodes) {
      if (node.kind !== 'action' || !node.action.screenshot_artifact_id) continue;
      expect(pictures.of(node.id).after).toMatchObject({
        artifactId: node.action.screenshot_artifact_id,
        how: 'own',
        fromItem: null,
      });
    }
  });

  test('every item shows a picture, or says why there is none', () => {
    for (const node of timeline.nodes) {
      const { after: shown, before, absence } = pictures.of(node.id);
      expect(shown === null).toBe(absence !== null);
      for (const picture of [shown, before, absence?.substitute]) {
        if (!picture) continue;
        expect(listed).toContain(picture.artifactId);
        expect(picture.parts).toContain(picture.artifactId);
        if (picture.fromItem !== null) expect(timeline.byId.has(picture.fromItem)).toBe(true);
      }
      if (before && shown) expect(before.artifactId).not.toBe(shown.artifactId);
    }
  });

  test('the sequence goes forward in time, names each picture once, and each is what its item shows', () => {
    const ids = pictures.sequence.map(({ artifactId }) => artifactId);
    expect(new Set(ids).size).toBe(ids.length);
    let last = 0;
    for (const { artifactId, itemId, takenMs } of pictures.sequence) {
      expect(pictures.of(itemId).after?.artifactId).toBe(artifactId);
      expect(takenMs).toBeGreaterThanOrEqual(last);
      last = takenMs ?? last;
    }
  });
});

describe('actions', () => {
  test('the page before is the one after the action before it in its step, else what the model saw', () => {
    const pictures = run('shop-product-lookup');
    const [second, third] = ['act_599935663243094444', 'act_599935740552505838'];
    expect(pictures.of(third).before).toMatchObject({
      artifactId: 'a_599935719077669312',
      how: 'own',
      fromItem: second,
    });
    expect(pictures.of(second).before).toMatchObject({ artifactType: 'screenshot_llm', how: 'at-decision' });
  });

  test('the address is the next action’s before, and that action’s own after it', () => {
    const { pictures, timeline } = picturedRun('checkout-zip-rejected');
    const urls = timeline.nodes.flatMap((node) =>
      node.kind === 'action'
        ? [(node.action.skyvern_element_data?.['page_url'] as string | undefined) ?? null]
        : [],
    );
    const actions = timeline.nodes.filter(({ kind }) => kind === 'action');
    actions.forEach((node, i) => {
      expect(pictures.of(node.id).after?.pageUrl ?? null).toBe(urls[i + 1] ?? null);
      expect(pictures.of(node.id).before?.pageUrl ?? null).toBe(urls[i] ?? null);
    });
    expect(urls.filter(Boolean).length).toBeGreaterThan(3);
  });

  test('actions by generated code have no links: the order of ids matches them', () => {
    const pictures = run('code-run');
    expect(pictures.of('act_599938914533338484').after).toMatchObject({
      artifactId: 'a_599938914533338486',
      how: 'by-order',
    });
    expect(pictures.of('act_599939039087390250').after).toMatchObject({
      artifactId: 'a_599939043382357550',
      how: 'by-order',
    });
    expect(pictures.of('act_599939528713660476').after).toMatchObject({ artifactId: 'a_599939533008627784' });
  });

  test('an extract behind a complete has none: it was the last action, so its task’s last picture shows it', () => {
    expect(after('task-v2-loop', 'act_599943441428868674')).toMatchObject({
      artifactId: 'a_599943450018803270',
      how: 'final',
    });
  });

  test('the moment is the one of the id, not the one in which the rows of the step were written', () => {
    const picture = after('operations-digest', 'act_599940048404703978');
    expect(new Date(picture?.takenMs ?? 0).toISOString()).toBe('2026-11-22T17:13:50.000Z');
  });
});

describe('blocks', () => {
  test('a finished task shows its last page and the one it started on', () => {
    expect(run('validation-terminated').of('wrb_599937029042695458')).toMatchObject({
      before: { artifactId: 'a_599937050517531952', how: 'block-start' },
      after: { artifactId: 'a_599937102057139602', how: 'final' },
      absence: null,
    });
  });

  test('a failed block shows the action that failed', () => {
    expect(after('code-run', 'wrb_599938880173600100')).toMatchObject({
      artifactId: 'a_599939043382357550',
      how: 'descendant',
      fromItem: 'act_599939039087390250',
    });
  });

  test('“go to URL” owns the page it left and the page it came to', () => {
    expect(run('task-v2-loop').of('wrb_599943308284882200')).toMatchObject({
      before: { artifactId: 'a_599943308284882202', how: 'block-start' },
      after: { artifactId: 'a_599943329759718688', how: 'own' },
    });
    // Without a browser at its start there is only the second.
    expect(run('validation-terminated').of('wrb_599937003272891638')).toMatchObject({
      before: null,
      after: { artifactId: 'a_599937029042695450', how: 'own' },
    });
  });

  test('code, requests and other blocks without a task show the page they started on, and say so', () => {
    expect(after('operations-digest', 'wrb_599940117124180914')).toMatchObject({
      artifactId: 'a_599940125714115522',
      how: 'block-start',
    });
    expect(after('shipment-loop-then-code-error', 'wrb_599940288922873032')).toMatchObject({
      how: 'block-start',
      pageUrl: expect.stringContaining('portal.harborline.example') as string,
    });
  });

  test('a run that needed no browser has no pictures, and says that', () => {
    const pictures = run('retry-original');
    expect(pictures.of('wrb_599943544508084032')).toEqual({
      before: null,
      after: null,
      absence: { why: 'no-browser', substitute: null },
    });
    expect(pictures.sequence).toEqual([]);
  });

  test('a block that was not reached has none', () => {
    expect(run('canceled-mid-run').of('ghost:settle').absence).toEqual({ why: 'never', substitute: null });
  });
});

describe('containers', () => {
  test('a loop shows its last item, an iteration its own last', () => {
    const pictures = run('task-v2-loop');
    expect(pictures.of('wrb_599943385594293692').after).toMatchObject({
      artifactId: 'a_599943527328214778',
      how: 'descendant',
    });
    expect(pictures.of('wrb_599943385594293692#0').after).toMatchObject({
      artifactId: 'a_599943450018803270',
      fromItem: 'act_599943441428868674',
    });
  });

  test('a failed iteration shows what failed in it', () => {
    const pictures = run('shipment-loop-partial');
    expect(pictures.of('wrb_599942573845475268#2').after).toMatchObject({
      artifactId: pictures.of('wrb_599942805773707622').after?.artifactId,
      fromItem: 'wrb_599942805773707622',
    });
  });
});

describe('thoughts', () => {
  test('show all that the model looked at, the first on top', () => {
    expect(after('task-v2-loop', 'ot_599943334054685988')).toMatchObject({
      artifactId: 'a_599943334054685992',
      parts: ['a_599943334054685992', 'a_599943334054685994'],
      how: 'own',
    });
  });
});

test('scrolled parts of one look are one picture; a second look some seconds later is another', () => {
  expect(run('validation-terminated').of('act_599937067697401196').before).toMatchObject({
    artifactId: 'a_599937054812499268',
    parts: ['a_599937054812499268', 'a_599937054812499270'],
  });
});
