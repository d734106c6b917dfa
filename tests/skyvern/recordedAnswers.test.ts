import { describe, expect, test } from 'vitest';
import { readBlocks, readParameters } from '~/skyvern/agentDefinition';
import { Agent } from '~/skyvern/agent';
import { Artifact } from '~/skyvern/artifact';
import { compareIds, idMillis } from '~/skyvern/ids';
import { readInternalRun, readTaskRun } from '~/skyvern/internalRun';
import { readTimeline } from '~/skyvern/readTimeline';
import { RichRun, TaskV2 } from '~/skyvern/richRun';
import { Run } from '~/skyvern/run';
import { RunListRow } from '~/skyvern/runList';
import { RunTags } from '~/skyvern/runTags';
import { CacheKeyValues, ScriptBlocks, ScriptList } from '~/skyvern/script';
import { Version, WebhookReplay } from '~/skyvern/server';
import { Step, TaskV1 } from '~/skyvern/task';
import { taskTimeline } from '~/skyvern/taskTimeline';
import type { TimelineItem } from '~/skyvern/timeline';
import { filesOf, isObject, lostKeys, recorded, recordedLines, slugs } from './recorded';

const list = (answer: unknown): unknown[] => (Array.isArray(answer) ? answer : []);

/** The ids of everything in a timeline as sent, and as read. */
function sentIds(answer: unknown): string[] {
  const ids: string[] = [];
  const stack = [...list(answer)];
  for (let item = stack.pop(); item !== undefined; item = stack.pop()) {
    if (!isObject(item)) continue;
    const { block, thought, children } = item;
    if (isObject(thought)) ids.push(String(thought['thought_id']));
    if (isObject(block)) {
      ids.push(String(block['workflow_run_block_id']));
      for (const action of list(block['actions']))
        if (isObject(action)) ids.push(String(action['action_id']));
    }
    stack.push(...list(children));
  }
  return ids.sort();
}

function readIds(items: TimelineItem[]): string[] {
  const ids: string[] = [];
  const stack = [...items];
  for (let item = stack.pop(); item; item = stack.pop()) {
    if (item.type === 'unreadable') ids.push(`unreadable ${item.path}: ${item.reason}`);
    else if (item.type === 'thought') ids.push(item.thought.thought_id);
    else {
      ids.push(item.block.workflow_run_block_id);
      for (const action of item.actions)
        ids.push('action_id' in action ? String(action.action_id) : `unreadable ${action['path']}`);
    }
    stack.push(...item.children);
  }
  return ids.sort();
}

const expectWhole = (sent: unknown, read: Record<string, unknown>) =>
  expect(lostKeys(sent, read)).toEqual([]);

describe.each(slugs)('%s', (slug) => {
  test('its run is read whole', () => {
    const sent = recorded(slug, 'run.json');
    // A child run has no public answer.
    if (isObject(sent) && !('run_id' in sent)) return expect(sent).toHaveProperty('detail');
    expectWhole(sent, Run.parse(sent));
  });

  test.each(['timeline.json', 'timeline-internal.json'])('every item of %s comes out once', (file) => {
    const sent = recorded(slug, file);
    if (!Array.isArray(sent)) return;
    expect(readIds(readTimeline(sent))).toEqual(sentIds(sent));
  });

  test.each(['workflow-run-rich.json', 'workflow-run.json', 'workflow-run-summary.json'])(
    '%s is read whole',
    (file) => {
      const sent = recorded(slug, file);
      if (!isObject(sent) || !('workflow_run_id' in sent)) return;
      expectWhole(sent, RichRun.parse(sent));
      const run = readInternalRun(sent);
      expect(run.run_id).toBe(sent['workflow_run_id']);
      expect(run.output).toEqual(sent['outputs']);
      expect(run.run_request?.parameters).toEqual(sent['parameters']);
    },
  );

  test.each(['agent.json', 'workflow.json'])('%s is read whole, every block and parameter too', (file) => {
    const sent = recorded(slug, file);
    if (!isObject(sent) || !('workflow_definition' in sent)) return;
    const agent = Agent.parse(sent);
    expectWhole(sent, agent);
    const definition = isObject(sent['workflow_definition']) ? sent['workflow_definition'] : {};
    const blocks = readBlocks(agent.workflow_definition);
    expect(blocks.map((block) => block.raw)).toEqual(definition['blocks']);
    expect(blocks.every((block) => block.block_type && block.label)).toBe(true);
    expect(readParameters(agent.workflow_definition)).toHaveLength(list(definition['parameters']).length);
  });

  test('its task, steps and actions are read whole', () => {
    const task = recorded(slug, 'task.json');
    if (isObject(task) && 'task_id' in task) {
      expectWhole(task, TaskV1.parse(task));
      expect(readTaskRun(task).run_id).toBe(task['task_id']);
      const actions = list(recorded(slug, 'task-actions.json'));
      const steps = list(recorded(slug, 'task-steps.json')).map((step) => Step.parse(step));
      const read = taskTimeline(TaskV1.parse(task), actions, steps);
      expect(readIds(read)).toHaveLength(actions.length + 1);
      expect(readIds(taskTimeline(TaskV1.parse(task), null, steps))).toEqual(readIds(read));
    }
    const taskV2 = recorded(slug, 'task-v2.json');
    if (isObject(taskV2) && 'task_id' in taskV2) expectWhole(taskV2, TaskV2.parse(taskV2));
    for (const answer of Object.values(recorded(slug, 'tasks.json') ?? {})) {
      if (!isObject(answer) || answer['status'] !== 200) continue;
      for (const sent of [answer['body']].flat()) {
        if (isObject(sent)) expectWhole(sent, 'step_id' in sent ? Step.parse(sent) : TaskV1.parse(sent));
      }
    }
  });

  test('its artifacts are read whole, and are made when their ids say', () => {
    const lists = Object.values(recorded(slug, 'artifacts.json') ?? {}).flatMap((answer) =>
      list(isObject(answer) ? answer['body'] : null),
    );
    for (const sent of [...lists, ...list(recorded(slug, 'artifacts-recording.json'))]) {
      const artifact = Artifact.parse(sent);
      expectWhole(sent, artifact);
      const made = idMillis(artifact.artifact_id) ?? 0;
      // Ids are drawn when a picture is taken, rows are written when its step ends.
      expect((artifact.created_at ?? 0) - made).toBeGreaterThan(-1_000);
      expect((artifact.created_at ?? 0) - made).toBeLessThan(10 * 60_000);
    }
  });

  test('its generated code is read whole', () => {
    const blocks = recorded(slug, 'scripts.json');
    if (isObject(blocks) && 'blocks' in blocks)
      expect(ScriptBlocks.parse(blocks).blocks).toEqual(blocks['blocks']);
    const scripts = recorded(slug, 'scripts-list.json');
    if (isObject(scripts) && 'scripts' in scripts)
      expect(ScriptList.parse(scripts).scripts).toHaveLength(list(scripts['scripts']).length);
    const values = recorded(slug, 'scripts-values.json');
    if (isObject(values) && 'values' in values)
      expect(CacheKeyValues.parse(values).values).toEqual(values['values']);
  });

  test('its answers to changes are read whole', () => {
    const replay = recorded(slug, 'retry_webhook.json');
    if (isObject(replay) && 'payload' in replay) expectWhole(replay, WebhookReplay.parse(replay));
    const retry = recorded(slug, 'retry.json');
    if (isObject(retry) && 'run_id' in retry) expectWhole(retry, Run.parse(retry));
  });

  test('each poll of its live series is read whole', () => {
    if (!filesOf(slug).includes('polls.jsonl')) return;
    for (const poll of recordedLines(`${slug}/polls.jsonl`)) {
      if (!isObject(poll)) throw new Error('a poll is an object');
      if (isObject(poll['run'])) expectWhole(poll['run'], Run.parse(poll['run']));
      if (Array.isArray(poll['timeline']))
        expect(readIds(readTimeline(poll['timeline']))).toEqual(sentIds(poll['timeline']));
    }
  });

  test('ids are in the order of the times that the server wrote', () => {
    const blocks = list(recorded(slug, 'timeline.json')).flatMap((item) =>
      isObject(item) && isObject(item['block']) ? [item['block']] : [],
    );
    for (const block of blocks) {
      const seconds = Date.parse(`${String(block['created_at'])}Z`) / 1000;
      expect(Math.abs((idMillis(String(block['workflow_run_block_id'])) ?? 0) / 1000 - seconds)).toBeLessThan(
        2,
      );
    }
    const byTime = blocks.toSorted((a, b) => String(a['created_at']).localeCompare(String(b['created_at'])));
    const byId = blocks.toSorted((a, b) =>
      compareIds(String(a['workflow_run_block_id']), String(b['workflow_run_block_id'])),
    );
    expect(byId.map((block) => block['created_at'])).toEqual(byTime.map((block) => block['created_at']));
  });
});

describe('answers that belong to no run', () => {
  test('each row of the run list is read whole', () => {
    const rows = list(recorded('_lists', 'runs.json'));
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expectWhole(row, RunListRow.parse(row));
  });

  test('tags and version', () => {
    const tags = RunTags.parse(recorded('_lists', 'run-tags.json')).tags;
    expect(tags).toContainEqual(
      expect.objectContaining({ key: 'skyvern.trigger', value: 'api', source: 'system' }),
    );
    expect(Version.parse(recorded('_lists', 'version.json')).version).toBe('1.0.56');
  });
});
