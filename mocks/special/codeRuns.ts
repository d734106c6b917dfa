import { randomOf } from '../generate/random';
import { prose } from '../generate/words';
import type { RecordedRequest } from '../handlers/recorded';
import type { ScriptVersion } from '../handlers/scripts';
import { json } from '../scene/answers';
import { edit, editRun, specialId, topicOf, type SpecialRun } from './specialRun';

/** Ids of runs with unusual generated code. */
export const CODE_RUNS = {
  long: specialId(5001),
  notEnabled: specialId(5002),
  generating: specialId(5003),
  manyKeys: specialId(5004),
  fallbacks: specialId(5005),
} as const;

const LINES = 5000;
/** How long the server takes for each block's code. */
const BLOCK_MS = 4000;
const BASE = 'code-run';

interface Code {
  blocks: Record<string, string>;
  main_script: string | null;
  script_id: string | null;
  version: number | null;
}

export const codeRuns: SpecialRun[] = [
  {
    runId: CODE_RUNS.long,
    slug: BASE,
    title: 'Demo: five thousand lines of code',
    sentence: 'A main script that no editor would like.',
    ownAgent: true,
    make: () => ({
      files: {
        'scripts.json': edit<Code>((code) => {
          code.main_script = longScript();
        }),
      },
    }),
  },
  {
    runId: CODE_RUNS.notEnabled,
    slug: 'export-button-missing',
    title: 'Demo: code generation is off',
    sentence: 'The agent runs without code, and none is made.',
    ownAgent: true,
    make: () => ({
      files: {
        'agent.json': edit<Record<string, unknown>>((agent) =>
          Object.assign(agent, { run_with: 'agent', generate_script_on_terminal: false }),
        ),
      },
    }),
  },
  {
    runId: CODE_RUNS.generating,
    slug: BASE,
    title: 'Demo: code is being generated',
    sentence: 'A block of code more every four seconds, then the main script.',
    ownAgent: true,
    make: (now) => {
      let first: number | null = null;
      return {
        files: editRun((run) =>
          Object.assign(run, { status: 'running', finished_at: null, script_run: null, recording_url: null }),
        ),
        row: (row) => ({ ...row, status: 'running', finished_at: null }),
        disturb(ask, answer) {
          if (topicOf(ask) !== 'scripts' || ask.method !== 'POST' || typeof answer.body !== 'string')
            return answer;
          first ??= now();
          const ready = Math.floor((now() - first) / BLOCK_MS);
          const code = JSON.parse(answer.body) as Code;
          const blocks = Object.entries(code.blocks);
          if (ready > blocks.length) return answer;
          const started = ready === 0 ? { script_id: null, version: null } : {};
          return json({
            ...code,
            ...started,
            blocks: Object.fromEntries(blocks.slice(0, ready)),
            main_script: null,
          });
        },
      };
    },
  },
  {
    runId: CODE_RUNS.manyKeys,
    slug: BASE,
    title: 'Demo: several cache keys and versions',
    sentence: 'Three keys with up to four versions of code each.',
    ownAgent: true,
    make: () => ({
      files: {
        'agent.json': edit<Record<string, unknown>>((agent) =>
          Object.assign(agent, { cache_key: '{{product}}-{{currency}}' }),
        ),
        // Without recorded answers, those made from the versions count.
        'requests.json': edit<RecordedRequest[]>((requests) =>
          requests
            .filter((request) => request.method !== 'POST' && !request.path.includes('/default/values'))
            .concat({ method: 'GET', path: 'none', status: 404 }),
        ),
        'scripts-list.json': () => JSON.stringify({ scripts: KEYS.map(scriptRow) }),
        'script-versions.json': () =>
          JSON.stringify(
            Object.fromEntries(KEYS.map((key, index) => [scriptId(index), versionsOf(key, index)])),
          ),
      },
      extraIds: new Set(KEYS.map((_key, index) => scriptId(index))),
    }),
  },
  {
    runId: CODE_RUNS.fallbacks,
    slug: BASE,
    title: 'Demo: code that fell back to the AI',
    sentence: 'Three places where the generated code did not find what it looked for.',
    ownAgent: true,
    make: () => ({ files: { 'fallback-episodes.json': () => JSON.stringify(EPISODES) } }),
  },
];

const KEYS = ['Trailhead 40L Backpack-USD', 'Trailhead 40L Backpack-EUR', 'Polar Kayak/2-seat-USD'] as const;
const scriptId = (index: number): string => `s_80000000000005004${index}`;

function scriptRow(key: string, index: number): object {
  return {
    script_id: scriptId(index),
    cache_key: '{{product}}-{{currency}}',
    cache_key_value: key,
    status: index === 2 ? 'pending' : 'published',
    latest_version: 4 - index,
    version_count: 4 - index,
    total_runs: 9 - index * 3,
    success_rate: 1 - index * 0.25,
    is_pinned: index === 0,
    created_at: `2026-11-2${index}T09:00:00.250000`,
    modified_at: `2026-11-2${index}T11:30:00.500000`,
  };
}

function versionsOf(key: string, index: number): ScriptVersion[] {
  return Array.from({ length: 4 - index }, (_unused, at) => {
    const lines = Array.from(
      { length: at + 1 },
      (_none, n) => `    await page.click(selector = '#step-${n + 1}')`,
    );
    const find = [
      "@skyvern.cached(cache_key = 'find_product')",
      'async def find_product(page, context):',
      ...lines,
    ].join('\n');
    const start = 'import skyvern\nfrom skyvern import RunContext, SkyvernPage\n';
    return {
      version: at + 1,
      script_revision_id: `sr_80000000000005004${index}${at}`,
      created_at: `2026-11-2${index}T09:${10 + at * 10}:00.000000`,
      run_id: CODE_RUNS.manyKeys,
      blocks: { find_product: `${find}\n`, __start_block__: start },
      main_script: `${start}\n# ${key}, version ${at + 1}\n\n${find}\n`,
    };
  });
}

function longScript(): string {
  const random = randomOf(47);
  const lines = ['import asyncio', 'import skyvern', 'from skyvern import RunContext, SkyvernPage', ''];
  for (let block = 1; lines.length < LINES; block++) {
    lines.push(
      '',
      `@skyvern.cached(cache_key = 'block_${block}')`,
      `async def block_${block}(page: SkyvernPage, context: RunContext):`,
    );
    for (let step = 1; step <= 4; step++) {
      lines.push(
        '    await page.click(',
        `        selector = 'xpath=//*[@id="b${block}-${step}"]',`,
        "        ai = 'fallback',",
        `        prompt = """${prose(random, 40, 90)}""",`,
        '    )',
      );
    }
  }
  const kept = lines.slice(0, LINES - 3);
  return [...kept, '', "if __name__ == '__main__':", '    asyncio.run(block_1(None, None))'].join('\n');
}

const episode = (number: number, label: string, type: string, succeeded: boolean): object => ({
  episode_id: `fe_80000000000005005${number}`,
  block_label: label,
  fallback_type: type,
  error_message: 'TimeoutError: locator.click: Timeout 10000ms exceeded.',
  classify_result: null,
  agent_actions: [{ action_type: 'click', reasoning: 'The button has another name now.' }],
  page_url: 'http://shop.northwind.example/',
  page_text_snapshot: 'Search the shop',
  fallback_succeeded: succeeded,
  reviewed: false,
  created_at: `2026-11-22T17:0${number}:12.000000`,
});

const EPISODES = [
  episode(1, 'find_product', 'element', true),
  episode(2, 'find_product', 'element', true),
  episode(3, 'read_offer', 'full_block', false),
];
