import type { TimelineItem } from '../live/growTimeline';
import { noRoute, refusal } from '../scene/answers';
import { writeTime } from '../scene/rename';
import { edit, editRun, specialId, spoil, topicOf, type SpecialRun } from './specialRun';
import { eachItem } from './timelineEdit';

/** Ids of runs in states that none was recorded in, and of runs on servers that lack something. */
export const STATE_RUNS = {
  malformedItems: specialId(1101),
  unknownKinds: specialId(1102),
  truncated: specialId(1103),
  retryPending: specialId(1104),
  interrupted: specialId(1105),
  queued: specialId(1106),
  deletedAgent: specialId(1107),
  noRichRead: specialId(1108),
  noScripts: specialId(1109),
  noTags: specialId(1110),
} as const;

const LOOP = 'shipment-loop-partial';
const LIMIT = 2_097_152;
const RETRY_IN_MS = 5 * 60_000;

interface RetryingRun {
  status: string;
  failure_reason: string | null;
  started_at: string | null;
  finished_at: string | null;
  retry_pending: boolean;
  next_attempt_at: string | null;
  attempts: unknown[];
}

export const stateRuns: SpecialRun[] = [
  {
    runId: STATE_RUNS.malformedItems,
    slug: LOOP,
    title: 'Demo: items that cannot be read',
    sentence: 'A good timeline with null, text, missing ids, wrong types and repeated ids among its items.',
    make: () => ({ files: { 'timeline.json': edit(malform) } }),
  },
  {
    runId: STATE_RUNS.unknownKinds,
    slug: LOOP,
    title: 'Demo: kinds that nobody knows yet',
    sentence: 'Block types, action types, engines and statuses of a newer server, and fields that are new.',
    make: () => ({ files: { 'timeline.json': edit(rename) } }),
  },
  {
    runId: STATE_RUNS.truncated,
    slug: LOOP,
    title: 'Demo: values that the server has cut',
    sentence: 'Marks of every kind where the server left something out, cut it, or no longer has it.',
    make: () => ({
      files: {
        'run.json': edit<{ output: Record<string, unknown> }>((run) => {
          run.output = truncateOutput(run.output);
        }),
        'workflow-run-rich.json': edit<{ outputs: Record<string, unknown> }>((rich) => {
          rich.outputs = truncateOutput(rich.outputs);
        }),
        'timeline.json': edit(truncateTimeline),
      },
    }),
  },
  {
    runId: STATE_RUNS.retryPending,
    slug: 'code-block-raises',
    title: 'Demo: failed, and about to be tried again',
    sentence: 'The status is final, yet the server starts another attempt in five minutes.',
    make: (now) => {
      const next = writeTime(now() + RETRY_IN_MS);
      return {
        files: editRun((fields) => {
          const run = fields as unknown as RetryingRun;
          Object.assign(run, { retry_pending: true, next_attempt_at: next });
          run.attempts = [
            {
              attempt_number: 1,
              status: run.status,
              failure_reason: run.failure_reason,
              error_codes: [],
              started_at: run.started_at,
              finished_at: run.finished_at,
              retry_decision: 'retry',
              decision_reason: 'matched',
              next_attempt_at: next,
              webhook_sent_at: null,
            },
          ];
        }),
        row: (row) => ({ ...row, retry_pending: true, next_attempt_at: next }),
      };
    },
  },
  {
    runId: STATE_RUNS.interrupted,
    slug: 'canceled-mid-run',
    title: 'Demo: failed while a block still says it runs',
    sentence: 'The worker died: the run is final, its block says running for ever.',
    make: () => ({
      files: {
        ...editRun((run) =>
          Object.assign(run, {
            status: 'failed',
            failure_reason: 'The worker of this run has not been heard of for ten minutes.',
          }),
        ),
        'timeline.json': edit<TimelineItem[]>((items) =>
          eachItem(items, (item) => {
            if (item.block)
              Object.assign(item.block, { status: 'running', failure_reason: null, duration: null });
          }),
        ),
      },
      row: (row) => ({ ...row, status: 'failed' }),
    }),
  },
  {
    runId: STATE_RUNS.queued,
    slug: 'canceled-before-browser',
    title: 'Demo: queued, and never begins',
    sentence: 'Nothing has been done yet; the page keeps asking.',
    make: () => ({
      files: editRun((run) => Object.assign(run, { status: 'queued', finished_at: null, attempts: [] })),
      row: (row) => ({ ...row, status: 'queued', finished_at: null }),
    }),
  },
  {
    runId: STATE_RUNS.deletedAgent,
    slug: 'shop-product-lookup',
    title: 'Demo: the agent was deleted',
    sentence: 'The run is there, its agent is not: no edit, no rerun.',
    ownAgent: true,
    make: () => ({
      files: {
        'workflow-run-rich.json': edit<{ workflow: { deleted_at: string | null } }>((rich) => {
          rich.workflow.deleted_at = '2026-11-23T08:15:00.000000';
        }),
      },
      disturb(ask, answer) {
        const isByAgent = /\/workflows\/wpid_[^/]+\/runs\/[^/]+$/.test(ask.path);
        if (topicOf(ask) !== 'agent' && !isByAgent) return answer;
        const wpid = /wpid_\d+/.exec(ask.path)?.[0] ?? '';
        return refusal(404, `Workflow not found. workflow_permanent_id=${wpid}`);
      },
      row: (row) => ({ ...row, workflow_deleted: true }),
    }),
  },
  {
    runId: STATE_RUNS.noRichRead,
    slug: 'shop-product-lookup',
    title: 'Demo: a server without the richer read',
    sentence: 'Only the public answers exist: no headers, no webhook result, no definition by run.',
    make: () => spoil(['rich'], () => noRoute()),
  },
  {
    runId: STATE_RUNS.noScripts,
    slug: 'shop-product-lookup',
    title: 'Demo: a server without generated code',
    sentence: 'The routes of generated code do not exist.',
    ownAgent: true,
    make: () => spoil(['scripts'], () => noRoute()),
  },
  {
    runId: STATE_RUNS.noTags,
    slug: 'shop-product-lookup',
    title: 'Demo: tags are not in the plan',
    sentence: 'Reading tags is refused with 403; the rest works.',
    make: () => spoil(['tags'], () => refusal(403, 'Tagging is not available on your current plan.')),
  },
];

function malform(items: TimelineItem[]): unknown[] {
  const [first] = items;
  if (!first?.block) return items;
  const { block, ...bare } = first;
  const loop = items.find((item) => (item.children ?? []).length > 0);
  const spoiled: unknown[] = [
    null,
    'a block used to be here',
    42,
    { ...first, block: null },
    { ...first, type: 'block', block: { ...block, workflow_run_block_id: undefined } },
    { ...first, block: { ...block, label: 17, actions: 'none', created_at: 'yesterday' } },
    { ...bare, type: 'thought', thought: { thought_id: null } },
    { ...bare, type: 'omen', omen: { text: 'a kind of item that nobody knows' } },
    // The same block a second time.
    first,
  ];
  eachItem(items, (item) => {
    const actions: unknown[] | null | undefined = item.block?.actions;
    actions?.push({ action_type: 'click' }, null);
  });
  const children: unknown[] | null | undefined = loop?.children;
  children?.push({ type: 'block' }, null);
  return [...items, ...spoiled];
}

const NEW_TYPES: Readonly<Record<string, string>> = {
  for_loop: 'for_loop',
  navigation: 'quantum_leap',
  extraction: 'ask_oracle',
  code: 'weave',
};

function rename(items: TimelineItem[]): void {
  eachItem(items, ({ block }) => {
    if (!block) return;
    block.block_type = NEW_TYPES[block.block_type ?? ''] ?? 'unheard_of';
    if (block.block_type === 'ask_oracle')
      Object.assign(block, { status: 'hibernating', engine: 'skyvern-9.0', oracle: { mood: 'calm' } });
    for (const action of block.actions ?? [])
      if (action['action_type'] === 'click') action['action_type'] = 'blink_twice';
  });
}

const mark = (original: number, counts = {}): object => ({
  truncated: true,
  reason: 'exceeded_max_run_response_value_size',
  original_size_bytes: original,
  limit_bytes: LIMIT,
  ...counts,
});

function truncateOutput(output: Record<string, unknown>): Record<string, unknown> {
  return {
    ...output,
    whole_value_output: mark(7_340_032),
    object_output: { first: 'kept', _truncated: mark(5_242_880, { original_count: 900, kept_count: 1 }) },
    list_output: ['kept', 'kept too', mark(3_145_728, { original_count: 40_000, kept_count: 2 })],
    text_output: `The page began with this sentence${'...[truncated 4194304 chars]'}`,
    names_output: ['Ada', 'Ben', '...[truncated 61234 values]'],
    gone_output: {
      truncated: true,
      reason: 'exceeded_max_jsonb_value_size',
      original_size_bytes: 314_572_800,
      limit_bytes: 268_435_455,
    },
  };
}

function truncateTimeline(items: TimelineItem[]): void {
  eachItem(items, ({ block }) => {
    if (!block) return;
    const values = block['loop_values'];
    if (Array.isArray(values))
      block['loop_values'] = values.map((value: unknown, index) => (index < 2 ? value : '[truncated]'));
    else if (block.block_type === 'extraction') block['output'] = mark(2_621_440);
    else if (block.block_type === 'code')
      block['output'] = { _truncated: mark(9_437_184, { original_count: 12, kept_count: 0 }) };
  });
}
