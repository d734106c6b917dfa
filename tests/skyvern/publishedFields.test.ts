import { describe, expect, test } from 'vitest';
import { Artifact } from '~/skyvern/artifact';
import { readTimeline } from '~/skyvern/readTimeline';
import { FileInfo, Run, RunError, RunRequest, ScriptRun } from '~/skyvern/run';
import { RunListRow } from '~/skyvern/runList';
import { WebhookReplay } from '~/skyvern/server';
import { Action, Block, Thought } from '~/skyvern/timeline';
import published from './publishedFields.json';

const missingFrom = (schema: { shape: object }, fields: readonly string[]) =>
  fields.filter((field) => !Object.hasOwn(schema.shape, field));

describe('every field of the published contract has its place', () => {
  test('a block', () => expect(missingFrom(Block, published.timeline.WorkflowRunBlock)).toEqual([]));
  test('an action', () => expect(missingFrom(Action, published.timeline.Action)).toEqual([]));
  test('a thought', () => expect(missingFrom(Thought, published.timeline.Thought)).toEqual([]));
  test('an error of an action', () =>
    expect(missingFrom(RunError, published.timeline.UserDefinedError)).toEqual([]));
  test('the code of a run or block', () =>
    expect(missingFrom(ScriptRun, published.timeline.ScriptRunResponse)).toEqual([]));
  test('an agent run', () => expect(missingFrom(Run, published.server.WorkflowRunResponse)).toEqual([]));
  test('a task run', () => expect(missingFrom(Run, published.server.TaskRunResponse)).toEqual([]));
  test('what an agent run was started with', () =>
    expect(missingFrom(RunRequest, published.server.WorkflowRunRequest)).toEqual([]));
  test('what a task was started with', () =>
    expect(missingFrom(RunRequest, published.server.TaskRunRequest)).toEqual([]));
  test('a downloaded file', () => expect(missingFrom(FileInfo, published.server.FileInfo)).toEqual([]));
  test('an artifact', () => expect(missingFrom(Artifact, published.server.Artifact)).toEqual([]));
  test('a row of the run list', () =>
    expect(missingFrom(RunListRow, published.server.TaskRunListItem)).toEqual([]));
  test('the answer to a webhook replay', () =>
    expect(missingFrom(WebhookReplay, published.server.RunWebhookReplayResponse)).toEqual([]));
});

describe('fields that newer servers add have theirs', () => {
  test('a block', () =>
    expect(missingFrom(Block, ['attempt_number', 'final_url', 'finish_reason', 'prompt'])).toEqual([]));
  test('an action', () => expect(missingFrom(Action, ['started_at', 'finished_at'])).toEqual([]));
  test('a run', () =>
    expect(
      missingFrom(Run, [
        'attempt',
        'retry_pending',
        'next_attempt_at',
        'attempts',
        'browser_settings_receipt',
      ]),
    ).toEqual([]));
  test('a row of the run list', () =>
    expect(missingFrom(RunListRow, ['attempt', 'retry_pending', 'next_attempt_at', 'created_by'])).toEqual(
      [],
    ));
  test('what a run was started with', () =>
    expect(missingFrom(RunRequest, ['browser_type', 'file_ids'])).toEqual([]));
});

const NEWER = ['from_next_year', 'Mixed Case', ''];

describe('every published member of an enumeration is ordinary, and so is one that nobody knows', () => {
  const { BlockType, ActionType, ActionStatus, RunEngine, ThoughtType, ThoughtScenario, RunStatus, RunType } =
    published.enums;
  const block = (fields: object) => ({
    type: 'block',
    block: { workflow_run_block_id: 'wrb_1', block_type: 'task', ...fields },
  });
  const action = (fields: object) => block({ actions: [{ action_type: 'click', ...fields }] });
  const thought = (fields: object) => ({ type: 'thought', thought: { thought_id: 'ot_1', ...fields } });

  test.each([...BlockType, ...NEWER])('block type “%s”', (name) => {
    expect(readTimeline([block({ block_type: name })])).toMatchObject([
      { type: 'block', block: { block_type: name } },
    ]);
  });
  test.each([...ActionType, ...NEWER])('action type “%s”', (name) => {
    expect(readTimeline([action({ action_type: name })])).toMatchObject([
      { actions: [{ action_type: name }] },
    ]);
  });
  test.each([...ActionStatus, ...NEWER])('action status “%s”', (name) => {
    expect(readTimeline([action({ status: name })])).toMatchObject([{ actions: [{ status: name }] }]);
  });
  test.each([...RunEngine, 'skyvern-3.0', 'next-cua'])('engine “%s”', (name) => {
    expect(readTimeline([block({ engine: name })])).toMatchObject([{ block: { engine: name } }]);
  });
  test.each([...ThoughtType, 'muse'])('thought type “%s”', (name) => {
    expect(readTimeline([thought({ thought_type: name })])).toMatchObject([
      { thought: { thought_type: name } },
    ]);
  });
  test.each([...ThoughtScenario, 'daydream'])('thought scenario “%s”', (name) => {
    expect(readTimeline([thought({ thought_scenario: name })])).toMatchObject([
      { thought: { thought_scenario: name } },
    ]);
  });
  test.each([...RunStatus, 'resting'])('run status “%s”', (name) => {
    expect(Run.parse({ run_id: 'wr_1', status: name }).status).toBe(name);
  });
  test.each([...RunType, 'task_v9'])('run type “%s”', (name) => {
    expect(Run.parse({ run_id: 'wr_1', status: 'failed', run_type: name }).run_type).toBe(name);
  });
});
