import { beforeEach, describe, expect, test } from 'vitest';
import { buildPictures } from '~/model/pictures';
import { Artifact } from '~/skyvern/artifact';
import { action, block, ms, restart, thought, timelineOf, type Sent } from '../timeline/sent';

beforeEach(restart);

/** Ids that follow one another: what is taken later has the higher number. Two apart are two seconds apart. */
const id = (prefix: string, second: number) =>
  `${prefix}_${599_935_478_559_500_000n + (BigInt(second) << 32n)}`;

const picture = (second: number, type: string, owner: Sent, more: Sent = {}): Artifact =>
  Artifact.parse({ artifact_id: id('a', second), artifact_type: type, ...owner, ...more });

const step = { step_id: 'stp_1', task_id: 'tsk_1' };
const click = (second: number, fields: Sent = {}) =>
  action('click', { action_id: id('act', second), ...step, step_order: 0, ...fields });
const navigation = (actions: Sent[], fields: Sent = {}) =>
  block('navigation', 'n', { workflow_run_block_id: id('wrb', 0), task_id: 'tsk_1', ...fields }, { actions });

const FINAL = { final: true };

describe('an action without a picture', () => {
  const actions = () => [click(10, { screenshot_artifact_id: id('a', 12) }), click(20), click(30)];
  const listed = [
    picture(8, 'screenshot_llm', step),
    picture(12, 'screenshot_action', step),
    picture(33, 'screenshot_action', step),
  ];

  test('is stood in for by the last one before it', () => {
    const book = buildPictures(timelineOf([navigation(actions())]), listed, FINAL);
    expect(book.of(id('act', 20))).toMatchObject({
      after: null,
      absence: {
        why: 'never',
        substitute: { artifactId: id('a', 12), how: 'nearest-earlier', fromItem: id('act', 10) },
      },
      before: { artifactId: id('a', 12), how: 'own', fromItem: id('act', 10) },
    });
  });

  test('gets the one that was taken after it and before the next action', () => {
    const book = buildPictures(timelineOf([navigation(actions())]), listed, FINAL);
    expect(book.of(id('act', 30)).after).toMatchObject({ artifactId: id('a', 33), how: 'by-order' });
  });

  test('never gets one that another action is linked to, or one of another try of its step', () => {
    const tries = [click(10), click(20, { step_id: 'stp_2', screenshot_artifact_id: id('a', 22) })];
    const pictures = [
      picture(15, 'screenshot_action', { ...step, step_id: 'stp_2' }),
      picture(22, 'screenshot_action', step),
    ];
    const book = buildPictures(timelineOf([navigation(tries)]), pictures, FINAL);
    expect(book.of(id('act', 10)).after).toBeNull();
    expect(book.of(id('act', 20)).after).toMatchObject({ artifactId: id('a', 22) });
  });

  test('shows the page it was decided on where nothing was taken before it', () => {
    const book = buildPictures(
      timelineOf([navigation([click(10), click(20, { screenshot_artifact_id: id('a', 21) })])]),
      [
        picture(8, 'screenshot_llm', step),
        picture(9, 'screenshot_llm', step),
        picture(21, 'screenshot_action', step),
      ],
      FINAL,
    );
    expect(book.of(id('act', 10)).absence).toMatchObject({
      why: 'never',
      substitute: { artifactId: id('a', 8), how: 'at-decision', parts: [id('a', 8), id('a', 9)] },
    });
  });

  test('waits for it while its block runs, for a minute', () => {
    const sent = [navigation([click(10, { created_at: '2026-01-01T00:00:10' })], { status: 'running' })];
    const timeline = timelineOf(sent, { final: false, runStatus: 'running' });
    const why = (nowMs: number) =>
      buildPictures(timeline, [], { final: false, nowMs }).of(id('act', 10)).absence?.why;
    expect([why(ms(30)), why(ms(100))]).toEqual(['not-yet', 'no-browser']);
    expect(buildPictures(timeline, [], { final: false }).of(id('act', 10)).absence?.why).toBe('not-yet');
  });
});

test('a linked picture that no list names is shown all the same, its moment by its id', () => {
  const sent = [navigation([click(10, { screenshot_artifact_id: id('a', 12) })])];
  const book = buildPictures(timelineOf(sent), null, FINAL);
  expect(book.of(id('act', 10)).after).toMatchObject({
    artifactId: id('a', 12),
    how: 'own',
    takenMs: expect.any(Number) as number,
  });
});

test('lists that could not be read are no word about what was taken', () => {
  const book = buildPictures(timelineOf([navigation([click(10)])]), null, FINAL);
  expect(book.of(id('act', 10)).absence).toEqual({ why: 'unknown', substitute: null });
  expect(book.of(id('wrb', 0)).absence?.why).toBe('unknown');
});

test('an archived picture is not shown, and what can be opened stands in', () => {
  const sent = [navigation([click(10), click(20, { screenshot_artifact_id: id('a', 22) })])];
  const pictures = [
    picture(12, 'screenshot_action', step),
    picture(22, 'screenshot_action', step, { archived: true }),
  ];
  const book = buildPictures(timelineOf(sent), pictures, FINAL);
  expect(book.of(id('act', 20))).toMatchObject({
    after: null,
    absence: { why: 'archived', substitute: { artifactId: id('a', 12) } },
  });
  expect(book.sequence.map(({ artifactId }) => artifactId)).toEqual([id('a', 12)]);
});

test('what happened before there was a browser says so, even when one came later', () => {
  const sent = [
    block('http_request', 'ask', { workflow_run_block_id: id('wrb', 0) }),
    block('goto_url', 'open', { workflow_run_block_id: id('wrb', 50) }),
  ];
  const pictures = [picture(55, 'screenshot_llm', { workflow_run_block_id: id('wrb', 50) })];
  const book = buildPictures(timelineOf(sent), pictures, FINAL);
  expect(book.of(id('wrb', 0)).absence).toEqual({ why: 'no-browser', substitute: null });
  expect(book.of(id('wrb', 50)).after).not.toBeNull();
});

test('a thought without a picture is stood in for by the block before it', () => {
  const sent = [
    block('goto_url', 'open', { workflow_run_block_id: id('wrb', 0) }),
    thought('so', { thought_id: id('ot', 20) }),
  ];
  const pictures = [picture(5, 'screenshot_llm', { workflow_run_block_id: id('wrb', 0) })];
  expect(buildPictures(timelineOf(sent), pictures, FINAL).of(id('ot', 20)).absence).toMatchObject({
    why: 'never',
    substitute: { how: 'nearest-earlier', fromItem: id('wrb', 0) },
  });
});

test('pictures of inner runs count like the run’s own', () => {
  const inner = { workflow_run_id: 'wr_2', step_id: 'stp_9', task_id: 'tsk_9' };
  const actions = [action('click', { action_id: id('act', 10), ...inner, step_order: 0 })];
  const sent = [block('navigation', 'n_x', { task_id: 'tsk_9', workflow_run_id: 'wr_2' }, { actions })];
  const book = buildPictures(timelineOf(sent), [picture(12, 'screenshot_action', inner)], FINAL);
  expect(book.of(id('act', 10)).after).toMatchObject({ how: 'by-order' });
});

test('other artifacts are no pictures, one listed twice is one', () => {
  const sent = [navigation([click(10)])];
  const same = picture(12, 'screenshot_action', step);
  const book = buildPictures(timelineOf(sent), [picture(11, 'html_action', step), same, same], FINAL);
  expect(book.sequence).toHaveLength(1);
});

test('a task without a picture of its start begins on what the model saw first', () => {
  const pictures = [picture(5, 'screenshot_llm', step), picture(12, 'screenshot_final', step)];
  const book = buildPictures(timelineOf([navigation([click(10)])]), pictures, FINAL);
  expect(book.of(id('wrb', 0))).toMatchObject({
    before: { artifactId: id('a', 5), how: 'at-decision' },
    after: { artifactId: id('a', 12), how: 'final' },
  });
});

test('an id that the run does not have has no pictures', () => {
  expect(buildPictures(timelineOf([]), [], FINAL).of('act_gone').after).toBeNull();
});
