import { buildTimeline } from '~/model/timeline/build';
import { rowOf } from '~/model/timeline/rowText';
import type { Timeline, TimelineContext, TimelineNode } from '~/model/timeline/timeline';
import type { BlockDefinition } from '~/skyvern/agent';
import { readTimeline } from '~/skyvern/readTimeline';

/** Answers written oldest first, as they happened; `sent` turns them into what a server sends: newest first. */
export type Sent = Record<string, unknown>;

const SECOND = 1000;
const START = Date.parse('2026-01-01T00:00:00Z');

/** A moment `seconds` after the run's start, as the server writes it. */
export const at = (seconds: number): string => new Date(START + seconds * SECOND).toISOString().slice(0, -1);
/** The same moment as the model holds it. */
export const ms = (seconds: number): number => START + seconds * SECOND;

let clock = 0;
let count = 0;
const next = () => at(++clock);
const id = (prefix: string) => `${prefix}_${600_000_000_000_000_000n + BigInt(++count)}`;

/** Starts the clock that items without a time of their own take theirs from. */
export function restart(): void {
  clock = 0;
  count = 0;
}

export function action(type: string, fields: Sent = {}): Sent {
  const created = next();
  return { action_type: type, status: 'completed', action_id: id('act'), created_at: created, ...fields };
}

interface BlockParts {
  actions?: Sent[];
  children?: Sent[];
  attempt?: number;
}

export function block(type: string, label: string | null, fields: Sent = {}, parts: BlockParts = {}): Sent {
  const created = (fields['created_at'] as string | undefined) ?? next();
  return {
    type: 'block',
    ...(parts.attempt !== undefined && { attempt: parts.attempt }),
    block: {
      workflow_run_block_id: id('wrb'),
      workflow_run_id: 'wr_1',
      block_type: type,
      label,
      status: 'completed',
      created_at: created,
      modified_at: created,
      actions: (parts.actions ?? []).toReversed(),
      ...fields,
    },
    children: (parts.children ?? []).toReversed(),
    created_at: created,
  };
}

export function thought(text: string | null, fields: Sent = {}): Sent {
  const created = next();
  return {
    type: 'thought',
    thought: { thought_id: id('ot'), workflow_run_id: 'wr_1', thought: text, created_at: created, ...fields },
    children: [],
    created_at: created,
  };
}

export const defined = (
  type: string,
  label: string,
  more: Sent = {},
  inner: BlockDefinition[] = [],
): BlockDefinition => ({
  block_type: type,
  label,
  loop_blocks: inner,
  raw: { block_type: type, label, ...more },
});

/** The Timeline of items written oldest first, of a run that failed unless said otherwise. */
export function timelineOf(items: Sent[], context: Partial<TimelineContext> = {}): Timeline {
  return buildTimeline(readTimeline(items.toReversed()), {
    final: true,
    runStatus: 'failed',
    definition: null,
    finallyLabel: null,
    previous: null,
    ...context,
  });
}

/** A timeline as a drawing: a line a node, two spaces a level, what the row says and its status. */
export const drawn = (timeline: Timeline): string[] =>
  timeline.nodes.map((node) => '  '.repeat(node.depth) + lineOf(node, timeline));

function lineOf(node: TimelineNode, timeline: Timeline): string {
  const { number, name, label, mark, retried } = rowOf(node, timeline);
  const words = [number, name, label].filter(Boolean).join(' ');
  return [words, mark?.words, retried && 'retried'].filter(Boolean).join(' · ');
}

export const nodeOf = (timeline: Timeline, nodeId: string): TimelineNode => {
  const node = timeline.nodes[timeline.byId.get(nodeId) ?? -1];
  if (!node) throw new Error(`no node ${nodeId}`);
  return node;
};

/** The first block with this label. */
export const labelled = (timeline: Timeline, label: string): TimelineNode => {
  const node = timeline.nodes.find((one) => one.kind === 'block' && one.label === label);
  if (!node) throw new Error(`no block ${label}`);
  return node;
};
