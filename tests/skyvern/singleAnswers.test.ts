import { describe, expect, test } from 'vitest';
import { readBlocks, readParameters } from '~/skyvern/agentDefinition';
import { Agent, WorkflowDefinition } from '~/skyvern/agent';
import { Artifact } from '~/skyvern/artifact';
import { BadShape, listReader, reader } from '~/skyvern/badShape';
import { readInternalRun, readTaskRun } from '~/skyvern/internalRun';
import { RichRun } from '~/skyvern/richRun';
import { Run } from '~/skyvern/run';
import { RunTags } from '~/skyvern/runTags';
import { isFinal } from '~/skyvern/status';
import { TaskV1 } from '~/skyvern/task';
import { taskTimeline } from '~/skyvern/taskTimeline';

describe('an answer that exists once does not go blank over one odd field', () => {
  const run = { run_id: 'wr_1', status: 'failed' };

  test('an odd field of a run is absent, the rest stands', () => {
    const odd = {
      errors: 'many',
      screenshot_urls: { a: 1 },
      step_count: '12',
      script_run: 5,
      run_request: [],
      recording_archived: 'no',
      run_type: 3,
    };
    expect(Run.parse({ ...run, ...odd, failure_reason: 'It broke.' })).toMatchObject({
      ...run,
      failure_reason: 'It broke.',
      errors: [],
      screenshot_urls: [],
      step_count: null,
      script_run: null,
      run_request: null,
      recording_archived: false,
      run_type: 'workflow_run',
    });
  });

  test('members of lists that cannot be read are left out', () => {
    const files = [{ url: 'u' }, null, 'x', { filename: 'a.pdf' }];
    expect(Run.parse({ ...run, downloaded_files: files }).downloaded_files).toMatchObject([
      { url: 'u' },
      { filename: 'a.pdf' },
    ]);
  });

  test('an odd agent inside a rich answer is no agent', () => {
    expect(RichRun.parse({ workflow: 'gone', task_v2: 1, parameters: [] })).toMatchObject({
      workflow: null,
      task_v2: null,
      parameters: null,
    });
    expect(
      Agent.parse({ workflow_definition: { blocks: {}, parameters: null } }).workflow_definition,
    ).toMatchObject({ blocks: [], parameters: [] });
  });

  test('but a run without its id or status is none, and the field is named', () => {
    const read = reader(Run);
    expect(() => read({ status: 'failed' })).toThrow(
      new BadShape('run_id', 'Expected a text, and nothing came.'),
    );
    expect(() => read({ ...run, status: null })).toThrow(
      new BadShape('status', 'Expected a text, and null came.'),
    );
    expect(() => read([run])).toThrow(new BadShape('', 'Expected an object, and a list came.'));
    expect(() => read('<!doctype html>')).toThrow(BadShape);
  });

  test('a list keeps the members that can be read; something else is no list', () => {
    const read = listReader(Artifact);
    expect(read([{ artifact_id: 'a_1', artifact_type: 'recording' }, { artifact_id: 2 }, null])).toHaveLength(
      1,
    );
    expect(() => read({ detail: 'no' })).toThrow(new BadShape('', 'Expected a list, and an object came.'));
  });

  test('tags may be objects or texts', () => {
    expect(RunTags.parse({ tags: ['nightly', { key: 'team', value: 'billing' }, 7] }).tags).toMatchObject([
      { key: 'nightly', value: null },
      { key: 'team', value: 'billing' },
    ]);
  });
});

test('a run is over when its status is final and the server does not retry it', () => {
  for (const status of ['completed', 'failed', 'terminated', 'canceled', 'timed_out']) {
    expect(isFinal({ status })).toBe(true);
    expect(isFinal({ status, retry_pending: true })).toBe(false);
  }
  for (const status of ['created', 'queued', 'running', 'paused', 'skipped', 'resting'])
    expect(isFinal({ status })).toBe(false);
});

describe('internal answers become the run they describe', () => {
  test('an agent run', () => {
    const run = readInternalRun({
      workflow_run_id: 'wr_1',
      workflow_id: 'wpid_1',
      workflow_title: 'Invoices',
      status: 'completed',
      outputs: { a_output: 1 },
      parameters: { month: 'May' },
      total_steps: 4,
      webhook_callback_url: 'https://hooks.example',
      extra_http_headers: { 'x-team': 'a' },
      workflow: { title: 'large' },
    });
    expect(run).toMatchObject({
      run_id: 'wr_1',
      run_type: 'workflow_run',
      output: { a_output: 1 },
      step_count: 4,
      run_request: {
        workflow_id: 'wpid_1',
        title: 'Invoices',
        parameters: { month: 'May' },
        webhook_url: 'https://hooks.example',
        extra_http_headers: { 'x-team': 'a' },
      },
    });
    expect(run).not.toHaveProperty('workflow');
  });

  test('a task', () => {
    const task = {
      task_id: 'tsk_1',
      status: 'failed',
      failure_reason: 'No such thing',
      extracted_information: [1],
      max_steps_per_run: 5,
      request: { title: null, url: 'https://shop.example', navigation_goal: 'Buy it' },
    };
    expect(readTaskRun(task)).toMatchObject({
      run_id: 'tsk_1',
      run_type: 'task_v1',
      output: [1],
      failure_reason: 'No such thing',
      run_request: { prompt: 'Buy it', url: 'https://shop.example', max_steps: 5 },
    });
  });

  test('an error body is no run', () => {
    expect(() => readInternalRun({ detail: 'Not Found' })).toThrow(BadShape);
    expect(() => readTaskRun([])).toThrow(BadShape);
  });
});

describe('the definition of an agent', () => {
  const definition = (blocks: unknown, parameters: unknown = []) =>
    WorkflowDefinition.parse({ blocks, parameters });

  test('blocks keep their order, loops hold theirs, odd members go', () => {
    const inner = [{ block_type: 'task', label: 'inside' }, 5];
    expect(
      readBlocks(
        definition([{ block_type: 'for_loop', label: 'loop', loop_blocks: inner }, null, { label: ' ' }]),
      ),
    ).toMatchObject([
      { block_type: 'for_loop', label: 'loop', loop_blocks: [{ label: 'inside' }] },
      { block_type: '', label: null, loop_blocks: [] },
    ]);
  });

  test('10,000 loops in one another are read', () => {
    let block: object = { block_type: 'task', label: 'core' };
    for (let depth = 0; depth < 10_000; depth++) block = { block_type: 'for_loop', loop_blocks: [block] };
    let depth = 0;
    for (let blocks = readBlocks(definition([block])); blocks.length; blocks = blocks[0]?.loop_blocks ?? [])
      depth++;
    expect(depth).toBe(10_001);
  });

  test('a parameter needs a key; no definition has none', () => {
    expect(
      readParameters(
        definition([], [{ key: 'a', parameter_type: 'workflow' }, { parameter_type: 'output' }]),
      ),
    ).toHaveLength(1);
    expect(readParameters(null)).toEqual([]);
    expect(readBlocks(null)).toEqual([]);
  });
});

describe('the timeline of a task', () => {
  const task = TaskV1.parse({
    task_id: 'tsk_1',
    status: 'running',
    started_at: '2026-01-01T00:00:00',
    request: { title: ' ', url: 'https://shop.example', navigation_goal: 'Buy it' },
  });

  test('is one block under the task’s own id, with its actions', () => {
    expect(taskTimeline(task, [{ action_type: 'click', action_id: 'act_1' }], [])).toMatchObject([
      {
        type: 'block',
        block: {
          workflow_run_block_id: 'tsk_1',
          block_type: 'task',
          label: 'Task',
          status: 'running',
          task_id: 'tsk_1',
          url: 'https://shop.example',
          navigation_goal: 'Buy it',
          duration: null,
        },
        actions: [{ action_id: 'act_1' }],
        children: [],
      },
    ]);
  });

  test('an action that cannot be read costs itself', () => {
    expect(taskTimeline(task, [7, { action_type: 'click' }], [])).toMatchObject([
      { actions: [{ path: 'actions[0]' }, { action_type: 'click' }] },
    ]);
  });

  test('lasts as long as the task did', () => {
    const done = TaskV1.parse({
      ...task,
      request: {},
      started_at: '2026-01-01T00:00:00',
      finished_at: '2026-01-01T00:01:30',
    });
    expect(taskTimeline(done, [], [])).toMatchObject([{ block: { duration: 90 } }]);
  });
});
