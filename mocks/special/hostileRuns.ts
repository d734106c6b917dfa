import type { TimelineItem } from '../live/growTimeline';
import type { WorldAnswer } from '../scene/request';
import type { Ask } from '../scene/scene';
import { hostileFiles } from './hostileFiles';
import { hostileValue, INHERITED, NUMBERS, poison, replaceEach, TEXTS, TIMES } from './hostileTexts';
import { edit, editRun, specialId, topicOf, type Behaviour, type SpecialRun } from './specialRun';
import { eachItem } from './timelineEdit';

/** Ids of runs whose data mean harm, or have no measure. */
export const HOSTILE_RUNS = {
  texts: specialId(6001),
  deep: specialId(6002),
  deepOutput: specialId(6003),
  longTexts: specialId(6004),
  strangeTimes: specialId(6005),
  failedTexts: specialId(6006),
  inheritedNames: specialId(6007),
  strangeNumbers: specialId(6008),
  files: specialId(6009),
  hugeTexts: specialId(6010),
} as const;

const BASE = 'shipment-loop-partial';
const FAILED_BASE = 'shipment-loop-then-code-error';
const DEPTH = 10_000;
const LONG = 300_000;
const HUGE = 10_000_000;

export const hostileRuns: SpecialRun[] = [
  {
    runId: HOSTILE_RUNS.texts,
    slug: BASE,
    title: '<b onmouseover=alert(0)>Demo: hostile texts</b>',
    sentence: 'Markup, scripts, control characters and reversed writing in every text, address and key.',
    ownAgent: true,
    make: () => ({ ...poisoned(), files: { 'timeline.json': edit(withThought) } }),
  },
  {
    runId: HOSTILE_RUNS.deep,
    slug: BASE,
    title: 'Demo: ten thousand loops in one another',
    sentence: 'A timeline of depth 10,000.',
    make: () => ({ files: { 'timeline.json': deepTimeline } }),
  },
  {
    runId: HOSTILE_RUNS.deepOutput,
    slug: BASE,
    title: 'Demo: values of depth ten thousand',
    sentence: 'Lists in lists in lists: in outputs, parameters, schemas and the agent.',
    ownAgent: true,
    make: () => ({
      files: Object.fromEntries(
        ['run.json', 'workflow-run-rich.json', 'timeline.json', 'agent.json', 'workflow.json'].map((file) => [
          file,
          deepen,
        ]),
      ),
    }),
  },
  {
    runId: HOSTILE_RUNS.longTexts,
    slug: BASE,
    title: `Demo: labels of three hundred thousand characters ${'W'.repeat(LONG)}`,
    sentence: 'Labels, reasons and titles far beyond any width.',
    ownAgent: true,
    make: () => ({
      files: {
        'timeline.json': edit<TimelineItem[]>((items) => {
          const long = 'W'.repeat(LONG);
          const block = items[0]?.block;
          if (block) Object.assign(block, { label: long, failure_reason: long, description: long });
          for (const action of items[1]?.children?.[0]?.block?.actions ?? [])
            Object.assign(action, { reasoning: long, response: `\u202E${long}`, status: long });
        }),
        ...editRun((run) => {
          run['parameters'] = { [`n${'W'.repeat(LONG)}`]: 'W'.repeat(LONG) };
        }),
      },
    }),
  },
  {
    runId: HOSTILE_RUNS.strangeTimes,
    slug: BASE,
    title: 'Demo: times that cannot be',
    sentence: 'The year 1, the year 275760, ends before beginnings, and no times at all.',
    make: () => ({
      disturb: each((value) => {
        let n = 0;
        replaceEach(value, (name, entry) =>
          /(?<!deleted)_at$/.test(name)
            ? TIMES[n++ % TIMES.length]
            : name === 'duration'
              ? [-5, 1e308, null, 0][n % 4]
              : entry,
        );
      }),
      row: (row) => ({ ...row, started_at: TIMES[1], finished_at: TIMES[0] }),
    }),
  },
  {
    runId: HOSTILE_RUNS.failedTexts,
    slug: FAILED_BASE,
    title: TEXTS[5],
    sentence: 'The same in a run that failed: its reason, its verdict, its evidence, the report.',
    ownAgent: true,
    make: poisoned,
  },
  {
    runId: HOSTILE_RUNS.inheritedNames,
    slug: FAILED_BASE,
    title: '__proto__',
    sentence: 'Kinds, states, labels and keys named like what every object inherits.',
    ownAgent: true,
    make: () => ({ disturb: (ask, answer) => withOwnPrototypes(each(inherit)(ask, answer)) }),
  },
  {
    runId: HOSTILE_RUNS.strangeNumbers,
    slug: FAILED_BASE,
    title: 'Demo: numbers that are none',
    sentence: 'Infinite, negative, beyond any count, and the texts NaN and Infinity where numbers belong.',
    make: () => ({ disturb: strangeNumbers }),
  },
  {
    runId: HOSTILE_RUNS.files,
    slug: 'invoice-download',
    title: 'Demo: files with hostile names',
    sentence: 'Names that leave their folder or hide their ending; what is in them are pages with scripts.',
    make: hostileFiles,
  },
  {
    runId: HOSTILE_RUNS.hugeTexts,
    slug: FAILED_BASE,
    title: 'Demo: texts of ten megabytes',
    sentence: 'Ten million characters each: a reason, a reasoning, an output, a parameter, the code.',
    ownAgent: true,
    make: hugeTexts,
  },
];

/** Changes every JSON answer about a run. */
const each =
  (change: (value: unknown) => void) =>
  (ask: Ask, answer: WorldAnswer): WorldAnswer => {
    if (topicOf(ask) === 'content' || answer.status !== 200 || typeof answer.body !== 'string') return answer;
    const value = JSON.parse(answer.body) as unknown;
    change(value);
    return { ...answer, body: JSON.stringify(value) };
  };

function poisoned(): Behaviour {
  return {
    disturb: each((value) => {
      poison(value);
      replaceEach(value, (name, entry) =>
        /^(?:outputs?|parameters|extra_http_headers|navigation_payload|data_schema)$/.test(name) &&
        !Array.isArray(entry)
          ? hostileValue()
          : entry,
      );
    }),
  };
}

/** The planner of a task thinks such things. */
function withThought(items: TimelineItem[]): TimelineItem[] {
  const { created_at, modified_at } = items[0] ?? { created_at: '', modified_at: '' };
  const words = { observation: 'What it sees.', thought: 'What it thinks.', answer: 'What it says.' };
  const thought = { thought_id: 'ot_800000000000060010', ...words, created_at, modified_at };
  return [{ type: 'thought', thought, block: null, children: [], created_at, modified_at }, ...items];
}

/** Every kind, state and label is the name of something that objects inherit. */
function inherit(value: unknown): void {
  let n = 0;
  replaceEach(value, (name, entry) =>
    typeof entry === 'string' &&
    /(?:^|_)(?:type|status|engine|label|category|error_code|key|reasoning|title)$/.test(name) &&
    !/^(?:run_type|type)$/.test(name)
      ? INHERITED[n++ % INHERITED.length]
      : entry,
  );
}

/** Every object says something of `__proto__` itself. */
const withOwnPrototypes = (answer: WorldAnswer): WorldAnswer =>
  typeof answer.body === 'string'
    ? {
        ...answer,
        body: answer.body.replaceAll(
          '{"',
          '{"__proto__":{"polluted":true,"status":"failed"},"constructor":7,"',
        ),
      }
    : answer;

function strangeNumbers(ask: Ask, answer: WorldAnswer): WorldAnswer {
  let n = 0;
  const marked = each((value) =>
    replaceEach(value, (name, entry) => {
      if (typeof entry !== 'number' || name === 'version') return entry;
      const at = n++;
      // Few of these: a text in the place of a number costs its item.
      if (at % 29 === 28) return at % 2 ? 'NaN' : 'Infinity';
      return `__number${at % NUMBERS.length}__`;
    }),
  )(ask, answer);
  if (typeof marked.body !== 'string') return marked;
  // By text: no number of JavaScript would be written so.
  return {
    ...marked,
    body: marked.body.replaceAll(/"__number(\d)__"/g, (_, at: string) => NUMBERS[Number(at)] ?? '0'),
  };
}

function hugeTexts(): Behaviour {
  const huge = (start: string): string =>
    `${start} ${'ten megabytes of text, '.repeat(Math.ceil(HUGE / 23))}`.slice(0, HUGE);
  const changeRun = (run: Record<string, unknown>): void => {
    for (const name of ['output', 'outputs'] as const)
      if (name in run) run[name] = { transcript: huge('Output:') };
    if (run['run_request'])
      (run['run_request'] as Record<string, unknown>)['parameters'] = { notes: huge('Notes:') };
    if ('parameters' in run) run['parameters'] = { notes: huge('Notes:') };
    run['failure_reason'] = huge('It failed:');
  };
  return {
    files: {
      ...editRun(changeRun),
      'timeline.json': edit<TimelineItem[]>((items) => {
        let first = true;
        eachItem(items, ({ block }) => {
          const [action] = block?.actions ?? [];
          if (!block || !action || !first) return;
          first = false;
          action['reasoning'] = huge('Because');
          block['failure_reason'] = huge('It failed:');
        });
      }),
      'scripts.json': edit<Record<string, unknown>>((code) => {
        code['main_script'] = `x = "${huge('')}"\n`;
      }),
    },
  };
}

const DEEP = `{"deep":${'['.repeat(DEPTH)}1${']'.repeat(DEPTH)},`;

/** Nested by text: writing such a depth as JSON would overflow the stack. */
function deepen(text: string | null): string | null {
  return (
    text?.replaceAll(/"(output|outputs|parameters|data_schema|navigation_payload)":\s?\{"/g, (whole) =>
      whole.replace('{"', `${DEEP}"`),
    ) ?? null
  );
}

/** Items say the least that an item can: as much as the server says would be twenty megabytes. */
function deepTimeline(): string {
  const heads: string[] = [];
  for (let depth = 0; depth < DEPTH; depth++) {
    const block = {
      workflow_run_block_id: `wrb_8000000000600${String(depth).padStart(6, '0')}`,
      block_type: 'for_loop',
      label: `loop_${depth}`,
      status: 'completed',
      current_index: depth === 0 ? null : 0,
    };
    heads.push(`{"type":"block","block":${JSON.stringify(block)},"children":[`);
  }
  return `[${heads.join('')}${']}'.repeat(DEPTH)}]`;
}
