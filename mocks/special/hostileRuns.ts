import type { TimelineItem } from '../live/growTimeline';
import { edit, editRun, specialId, type SpecialRun } from './specialRun';
import { eachItem } from './timelineEdit';

/** Ids of runs whose data mean harm, or have no measure. */
export const HOSTILE_RUNS = {
  texts: specialId(6001),
  deep: specialId(6002),
  deepOutput: specialId(6003),
  longTexts: specialId(6004),
  strangeTimes: specialId(6005),
} as const;

const BASE = 'shipment-loop-partial';
const DEPTH = 2000;
const VALUE_DEPTH = 10_000;

/** What pages have been broken with. */
const TEXTS = [
  '<script>window.__harmed = 1; alert(1)</script>',
  '<img src=x onerror="window.__harmed = 2; alert(2)">',
  '"><svg onload=alert(3)><a href="javascript:alert(4)">click</a>',
  '{{constructor.constructor("alert(5)")()}} ${alert(6)} #{7*7}',
  '\u202Eevil txet detrever\u202C \u2066isolated\u2069 zero\u200Bwidth\u200D\uFEFF',
  'مرحبا بالعالم — שלום עולם — mixed with English (1,234.50)',
  '👩‍👩‍👧‍👦👨🏽‍🚀🏴󠁧󠁢󠁳󠁣󠁴󠁿 e\u0301\u0327 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞',
  '\u001B[31mred\u001B[0m \u0000null\u0007bell\r\ncarriage\ttab',
  'no-spaces-'.repeat(400),
  '__proto__',
] as const;
const ADDRESSES = [
  'javascript:alert(8)',
  'data:text/html,<script>alert(9)</script>',
  'http://user:pass@evil.example/%00',
  '//evil.example',
  'vbscript:msgbox(1)',
] as const;

const PROSE = new Set(
  'description reasoning intention response text failure_reason navigation_goal data_extraction_goal label current_value thought observation answer prompt title'.split(
    ' ',
  ),
);
const ADDRESS_FIELDS = new Set(['url', 'final_url', 'page_url', 'file_url', 'href']);

export const hostileRuns: SpecialRun[] = [
  {
    runId: HOSTILE_RUNS.texts,
    slug: BASE,
    title: '<b onmouseover=alert(0)>Demo: hostile texts</b>',
    sentence: 'Markup, scripts, control characters and reversed writing in every text, address and key.',
    make: () => ({
      files: {
        'timeline.json': edit(poison),
        ...editRun((run) => {
          poison(run);
          for (const name of ['output', 'outputs']) if (name in run) run[name] = hostileOutput();
        }),
      },
    }),
  },
  {
    runId: HOSTILE_RUNS.deep,
    slug: BASE,
    title: 'Demo: two thousand loops in one another',
    sentence: 'A timeline of depth 2,000.',
    make: () => ({ files: { 'timeline.json': deepTimeline } }),
  },
  {
    runId: HOSTILE_RUNS.deepOutput,
    slug: BASE,
    title: 'Demo: output of depth ten thousand',
    sentence: 'Lists in lists in lists.',
    make: () => ({
      files: {
        'run.json': (text) =>
          text?.replace(
            '"output":{',
            `"output":{"deep":${'['.repeat(VALUE_DEPTH)}1${']'.repeat(VALUE_DEPTH)},`,
          ) ?? null,
      },
    }),
  },
  {
    runId: HOSTILE_RUNS.longTexts,
    slug: BASE,
    title: 'Demo: a label of three hundred thousand characters',
    sentence: 'Labels, reasons and titles far beyond any width.',
    make: () => ({
      files: {
        'timeline.json': edit<TimelineItem[]>((items) => {
          const long = 'W'.repeat(300_000);
          const block = items[0]?.block;
          if (block) Object.assign(block, { label: long, failure_reason: long, description: long });
        }),
      },
    }),
  },
  {
    runId: HOSTILE_RUNS.strangeTimes,
    slug: BASE,
    title: 'Demo: times that cannot be',
    sentence: 'The year 1, the year 9999, ends before beginnings, and no times at all.',
    make: () => ({
      files: {
        'timeline.json': edit<TimelineItem[]>((items) => {
          const times = [
            '0001-01-01T00:00:00',
            '9999-12-31T23:59:59.999999',
            '1970-01-01T00:00:00',
            '2026-02-30T25:61:61',
          ];
          let n = 0;
          eachItem(items, (item) => {
            const block = item.block;
            if (!block) return;
            block.created_at = item.created_at = times[n++ % times.length] ?? '';
            block['duration'] = [-5, 1e308, null, 0][n % 4];
          });
        }),
        ...editRun((run) =>
          Object.assign(run, { started_at: '9999-12-31T23:59:59', finished_at: '0001-01-01T00:00:00' }),
        ),
      },
    }),
  },
];

/** Puts harm into every text that a person reads, at every depth. */
function poison(value: unknown): void {
  let n = 0;
  const open: unknown[] = [value];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one !== 'object' || one === null) continue;
    for (const [name, entry] of Object.entries(one)) {
      if (typeof entry === 'string' && PROSE.has(name))
        (one as Record<string, unknown>)[name] = TEXTS[n++ % TEXTS.length];
      else if (typeof entry === 'string' && ADDRESS_FIELDS.has(name))
        (one as Record<string, unknown>)[name] = ADDRESSES[n++ % ADDRESSES.length];
      else open.push(entry);
    }
  }
}

function hostileOutput(): unknown {
  // By text: an object literal would not keep a key of this name.
  return JSON.parse(
    `{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"<img src=x onerror=alert(10)>":"key","toString":"none","texts":${JSON.stringify(TEXTS)},"links":${JSON.stringify(ADDRESSES)},"extracted_information":[{"=cmd|' /C calc'!A0":"+1+1","note":"@SUM(1+1)*cmd|' /C calc'!A0"}]}`,
  ) as unknown;
}

/** Nested by text: writing such a depth as JSON would overflow the stack. */
function deepTimeline(text: string | null): string | null {
  const loop = (JSON.parse(text ?? '[]') as TimelineItem[]).find(
    (item) => item.block?.block_type === 'for_loop',
  );
  if (!loop) return text;
  const heads: string[] = [];
  for (let depth = 0; depth < DEPTH; depth++) {
    const id = `wrb_8000000000600${String(depth).padStart(6, '0')}`;
    const block = {
      ...loop.block,
      workflow_run_block_id: id,
      label: `loop_${depth}`,
      loop_values: ['one'],
      current_index: depth === 0 ? null : 0,
    };
    heads.push(`${JSON.stringify({ ...loop, block, children: undefined }).slice(0, -1)},"children":[`);
  }
  return `[${heads.join('')}${']}'.repeat(DEPTH)}]`;
}
