import { analyse } from '~/model/failure/analyse';
import type { Scene } from '~/model/failure/scene';
import { buildTimeline } from '~/model/timeline/build';
import { readBlocks } from '~/skyvern/agentDefinition';
import { WorkflowDefinition } from '~/skyvern/agent';
import { readTimeline } from '~/skyvern/readTimeline';
import { RichRun } from '~/skyvern/richRun';
import { Run } from '~/skyvern/run';
import { isFinal } from '~/skyvern/status';
import { Step } from '~/skyvern/task';

type Json = Record<string, unknown>;

/** An action, a block or a thought as the server sends it; times follow from where it stands. */
export interface Drawn extends Json {
  draws: 'action' | 'block' | 'thought';
}

const SECOND = 1000;
const START = Date.parse('2026-01-01T10:00:00Z');
const at = (second: number): string => new Date(START + second * SECOND).toISOString().replace('Z', '');

/** `act('click', {id: 'act_1', el: 'button Pay', page: '/cart'})`: `el` is a tag and its text (or `name=` of a field). */
export function act(type: string, fields: Json & { id?: string; el?: string; page?: string } = {}): Drawn {
  const { el, page, id, ...rest } = fields;
  const [tag = '', ...words] = (el ?? '').split(' ');
  const said = words.join(' ');
  const name = /^name=(.*)$/.exec(said)?.[1];
  const submit = said.endsWith('(submit)');
  const element = el
    ? {
        tagName: tag,
        text: name === undefined ? said.replace(/ ?\(submit\)$/, '') : '',
        attributes: { ...(name === undefined ? {} : { name }), ...(submit ? { type: 'submit' } : {}) },
      }
    : {};
  return {
    draws: 'action',
    action_type: type,
    status: 'completed',
    ...(id ? { action_id: id } : {}),
    skyvern_element_data:
      el || page ? { ...element, ...(page ? { page_url: `http://x.example${page}` } : {}) } : null,
    ...rest,
  };
}

/** A block with the actions and blocks inside it. */
export const block = (type: string, label: string, fields: Json = {}, inside: Drawn[] = []): Drawn => ({
  draws: 'block',
  block_type: type,
  label,
  workflow_run_block_id: `wrb_${label}`,
  status: 'completed',
  ...fields,
  inside,
});

export const thought = (id: string, fields: Json = {}): Drawn => ({
  draws: 'thought',
  thought_id: id,
  thought_type: 'plan',
  workflow_run_id: 'wr_1',
  task_id: 'tsk_v2_1',
  ...fields,
});

/** One step of a task, for `Scene.steps`. */
export const step = (order: number, retry: number, fields: Json = {}): Step =>
  Step.parse({
    step_id: `stp_${order}_${retry}`,
    order,
    retry_index: retry,
    status: 'failed',
    output: {},
    ...fields,
  });

export interface DrawnRun {
  status: string;
  reason?: string | null;
  items: Drawn[];
  run?: Json;
  rich?: Json | null;
  /** Blocks of the definition, and the label of the finally block. */
  definition?: Json[] | null;
  finallyLabel?: string;
  steps?: Record<string, Step[]>;
}

/** A run drawn by hand, read and built as one that a server sent: items in order of execution, a second apart. */
export function drawnRun({
  status,
  reason,
  items,
  run,
  rich,
  definition,
  finallyLabel,
  steps,
}: DrawnRun): Scene {
  let second = 0;
  const read = (drawn: readonly Drawn[]): Json[] =>
    drawn.map((one) => {
      second += 1;
      const created_at = at(second);
      const { draws, inside, ...fields } = one;
      if (draws === 'thought') return { type: 'thought', thought: { created_at, ...fields }, children: [] };
      const parts = (inside as Drawn[] | undefined) ?? [];
      const actions = parts
        .filter((part) => part.draws === 'action')
        .map((part, order) => {
          const { draws: _draws, ...action } = part;
          second += 1;
          return {
            action_id: `act_${String(fields['label'])}_${order + 1}`,
            step_id: `stp_${order}_0`,
            step_order: order,
            action_order: 0,
            task_id: fields['task_id'] ?? null,
            created_at: at(second),
            started_at: at(second),
            finished_at: at(second + 0.5),
            ...action,
          };
        });
      const children = read(parts.filter((part) => part.draws !== 'action'));
      return {
        type: 'block',
        block: {
          created_at,
          modified_at: at(second),
          workflow_run_id: 'wr_1',
          ...fields,
          actions: actions.toReversed(),
        },
        children: children.toReversed(),
      };
    });
  const sent = read(items).toReversed();
  const answered = Run.parse({
    run_id: 'wr_1',
    run_type: 'workflow_run',
    status,
    failure_reason: reason ?? null,
    started_at: at(0),
    finished_at: at(second + 10),
    ...run,
  });
  const blocks = definition ? readBlocks(WorkflowDefinition.parse({ blocks: definition })) : null;
  return {
    run: answered,
    rich: rich ? RichRun.parse(rich) : null,
    definition: blocks,
    steps: new Map(Object.entries(steps ?? {})),
    timeline: buildTimeline(readTimeline(sent), {
      final: isFinal(answered),
      runStatus: status,
      definition: blocks,
      finallyLabel: finallyLabel ?? null,
      previous: null,
    }),
  };
}

export const analysed = (drawn: DrawnRun) => analyse(drawnRun(drawn));

/** The text that the server writes for a run that a block ended. */
export const failedBy = (type: string, reason: string): string =>
  `${type} block failed. failure reason: ${reason}`;

export const MAX_STEPS = 'Reached the maximum steps (5). Possible failure reasons: the page kept asking.';
export const MAX_RETRIES = 'Max retries per step (3) exceeded. Possible failure reasons: nobody knows.';
