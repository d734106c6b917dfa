import type { ArtifactRow } from '../handlers/artifacts';
import { writeTime } from '../scene/rename';
import { generatedRunId, idsOf, variantOf } from './ids';
import {
  blockItem,
  makeAction,
  makeBlock,
  makeThought,
  ORGANIZATION,
  type MadeBlock,
  type MadeItem,
  type Making,
} from './parts';
import { randomOf } from './random';
import { LABELS, PAGES, prose } from './words';

/** A run of any size. */
export interface GeneratedRun {
  runId: string;
  agentId: string;
  status: string;
  failureReason: string | null;
  startedAt: number;
  endedAt: number;
  /** As servers answer: newest first, at every depth. */
  timeline: MadeItem[];
  artifacts: ArtifactRow[];
  /** Number of steps of all tasks. */
  steps: number;
}

export interface GenerateOptions {
  /** Blocks, actions and thoughts together; exactly so many are made. */
  items: number;
  /** 0 to 222; the last digit decides how the run ends. */
  seed?: number;
  /** Items beyond `items`, made on top without changing those. */
  grown?: number;
}

const START = Date.UTC(2026, 10, 20, 8);
const STEP_ACTIONS = 3;

/** Makes a run from a seed: the same for the same options, on every machine. */
export function generateRun({ items, seed = 0, grown = 0 }: GenerateOptions): GeneratedRun {
  const builder = new Builder(items, seed, items + grown);
  return builder.build();
}

class Builder {
  private readonly variant;
  private readonly making: Making;
  private readonly artifacts: ArtifactRow[] = [];
  private left: number;
  private steps = 0;
  private lastBlock: MadeBlock | null = null;

  constructor(items: number, seed: number, total: number) {
    this.variant = variantOf(seed);
    this.left = total;
    const id = idsOf(items, seed);
    this.making = {
      random: randomOf(seed * 7919 + 1),
      runId: generatedRunId(items, seed),
      agentId: generatedRunId(items, seed, 'wpid'),
      id: (kind) => id(kind, this.making.time),
      time: START,
    };
  }

  build(): GeneratedRun {
    const { making } = this;
    const roots: MadeItem[] = [];
    while (this.left > 0) this.addUnit(roots, null, null);
    const isLive = this.variant === 'running' || this.variant === 'growing';
    const failureReason = this.variant === 'failed' ? this.failLast() : null;
    if (isLive) this.reopenLast();
    reverse(roots);
    return {
      runId: making.runId,
      agentId: making.agentId,
      status: isLive ? 'running' : this.variant,
      failureReason,
      startedAt: START,
      endedAt: making.time + 4000,
      timeline: roots,
      artifacts: this.artifacts,
      steps: this.steps,
    };
  }

  /** Adds a thought, a plain block, a loop or a conditional, as far as items are left. */
  private addUnit(
    to: MadeItem[],
    parent: MadeBlock | null,
    iteration: { index: number; value: string } | null,
  ): void {
    const { random } = this.making;
    const dice = random.next();
    if (parent === null && dice < 0.25) {
      this.left -= 1;
      to.push(makeThought(this.making));
    } else if (parent === null && dice < 0.4) {
      this.addLoop(to);
    } else if (parent === null && dice < 0.46) {
      this.addConditional(to);
    } else {
      this.addTask(to, parent, iteration);
    }
  }

  private addLoop(to: MadeItem[]): void {
    const { making } = this;
    const values = Array.from(
      { length: making.random.between(3, 8) },
      (_unused, index) => `HL-${70200 + index}`,
    );
    const block = makeBlock(making, { block_type: 'for_loop', label: 'each_reference', loop_values: values });
    const item = this.begin(block, to);
    const plan = making.random.between(1, 3);
    for (const [index, value] of values.entries()) {
      for (let i = 0; i < plan && this.left > 0; i++) this.addUnit(item.children, block, { index, value });
    }
    block.output = values.map((loop_value) => [{ loop_value, output_parameter: null, output_value: null }]);
    this.end(item, 'completed');
  }

  private addConditional(to: MadeItem[]): void {
    const { making } = this;
    const expression = '{{ order.total > 500 }}';
    const block = makeBlock(making, {
      block_type: 'conditional',
      label: 'is_large',
      executed_branch_id: 'branch-1',
      executed_branch_expression: expression,
      executed_branch_result: true,
      executed_branch_next_block: 'confirm_address',
    });
    const item = this.begin(block, to);
    block.output = {
      branch_taken: 'branch-1',
      branch_index: 0,
      branch_id: 'branch-1',
      criteria_type: 'jinja2_template',
      criteria_expression: expression,
      next_block_label: 'confirm_address',
      evaluations: [],
    };
    this.end(item, 'completed');
    const plan = making.random.between(1, 3);
    for (let i = 0; i < plan && this.left > 0; i++) this.addUnit(item.children, block, null);
  }

  private addTask(
    to: MadeItem[],
    parent: MadeBlock | null,
    iteration: { index: number; value: string } | null,
  ): void {
    const { making } = this;
    const { random } = making;
    const page = random.of(PAGES);
    const isReading = random.chance(0.3);
    const taskId = making.id('tsk');
    const block = makeBlock(making, {
      block_type: isReading ? 'extraction' : 'navigation',
      label: random.of(LABELS),
      description: prose(random, 40, 120),
      parent_workflow_run_block_id: parent?.workflow_run_block_id ?? null,
      engine: 'skyvern-1.0',
      task_id: taskId,
      url: page,
      navigation_goal: isReading ? null : prose(random, 80, 200),
      data_extraction_goal: isReading ? prose(random, 60, 140) : null,
      navigation_payload: {},
      current_index: iteration?.index ?? null,
      current_value: iteration?.value ?? null,
      downloaded_file_count: 0,
    });
    const item = this.begin(block, to);
    const begun = making.time;
    this.picture('screenshot_llm', { workflow_run_block_id: block.workflow_run_block_id });
    const planned = isReading ? 1 : random.between(3, 7);
    let stepId = '';
    for (let i = 0; i < planned && this.left > 0; i++) {
      if (i % STEP_ACTIONS === 0) {
        stepId = making.id('stp');
        this.steps += 1;
        this.picture('screenshot_llm', { task_id: taskId, step_id: stepId });
      }
      const isLast = i === planned - 1;
      const type = isReading ? 'extract' : isLast ? 'complete' : null;
      const stepOrder = Math.floor(i / STEP_ACTIONS);
      const action = makeAction(making, {
        taskId,
        stepId,
        stepOrder,
        order: i % STEP_ACTIONS,
        type,
        picture: null,
        page,
      });
      action.screenshot_artifact_id = this.picture('screenshot_action', { task_id: taskId, step_id: stepId });
      if (type === 'complete') action['verified'] = true;
      block.actions.push(action);
      this.left -= 1;
    }
    if (stepId !== '') this.picture('screenshot_final', { task_id: taskId, step_id: stepId });
    block.output = {
      task_id: taskId,
      status: 'completed',
      extracted_information: isReading
        ? { reference: iteration?.value ?? 'HL-70217', status: 'Delivered' }
        : null,
      failure_reason: null,
      errors: [],
    };
    block['duration'] = (making.time - begun) / 1000;
    this.lastBlock = block;
    this.end(item, 'completed');
  }

  private begin(block: MadeBlock, to: MadeItem[]): MadeItem {
    this.left -= 1;
    this.making.time += this.making.random.between(20, 400);
    const item = blockItem(block);
    to.push(item);
    return item;
  }

  private end(item: MadeItem, status: string): void {
    this.making.time += this.making.random.between(200, 1500);
    item.modified_at = writeTime(this.making.time);
    if (item.block) Object.assign(item.block, { status, modified_at: item.modified_at });
  }

  /** The last task did not do what it should. */
  private failLast(): string {
    const block = this.lastBlock;
    const reason = 'The confirmation never appeared: the form names a field that is not on the page.';
    if (!block) return reason;
    const action = block.actions.at(-1);
    if (action) Object.assign(action, { status: 'failed', action_type: 'click', verified: false });
    Object.assign(block, { status: 'failed', failure_reason: reason });
    return `${block.block_type} block failed. failure reason: ${reason}`;
  }

  private reopenLast(): void {
    if (this.lastBlock) Object.assign(this.lastBlock, { status: 'running', output: null, duration: null });
  }

  private picture(
    type: string,
    owner: { task_id?: string; step_id?: string; workflow_run_block_id?: string },
  ): string {
    const { making } = this;
    const id = making.id('a');
    const at = writeTime(making.time);
    const uri = `file:///data/artifacts/${ORGANIZATION}/${owner.task_id ?? making.runId}/00_0_${owner.step_id ?? 'block'}/${at}_${id}_${type}.png`;
    this.artifacts.push({
      created_at: at,
      modified_at: at,
      artifact_id: id,
      artifact_type: type,
      uri,
      bundle_key: null,
      checksum: null,
      file_size: null,
      task_id: owner.task_id ?? null,
      step_id: owner.step_id ?? null,
      workflow_run_id: making.runId,
      workflow_run_block_id: owner.workflow_run_block_id ?? null,
      run_id: making.runId,
      browser_session_id: null,
      observer_cruise_id: null,
      observer_thought_id: null,
      ai_suggestion_id: null,
      signed_url: uri,
      archived: false,
      organization_id: ORGANIZATION,
    });
    return id;
  }
}

/** Newest first, at every depth. */
function reverse(roots: MadeItem[]): void {
  const lists = [roots];
  for (let list = lists.pop(); list; list = lists.pop()) {
    list.reverse();
    for (const item of list) {
      item.block?.actions.reverse();
      if (item.children.length > 0) lists.push(item.children);
    }
  }
}
