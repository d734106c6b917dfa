import { describe, expect, test } from 'vitest';
import { explainCode } from '~/model/code/explain';
import { plain } from '~/model/code/pieces';
import { FallbackEpisodes } from '~/skyvern/script';
import { act, block, drawnRun, type DrawnRun } from '../failure/drawnRun';
import { linesOf, recordedCode, slugsWithCode } from './recordedCode';

describe.each(slugsWithCode)('%s', (slug) => {
  const { code, timeline, explain } = recordedCode(slug);
  const { calls } = explain();
  const lines = code.split('\n');

  test('every call is tied to lines that hold it, and to an item that the run has', () => {
    expect(calls.length).toBeGreaterThan(0);
    for (const { from, to, itemId } of calls) {
      expect(lines.slice(from - 1, to).join('\n')).toMatch(/(?:page|skyvern)\.\w+\(/);
      if (itemId !== null) expect(timeline.byId.has(itemId)).toBe(true);
    }
  });

  test('the items of one block follow each other as the calls do', () => {
    for (const label of new Set(calls.map((call) => call.label))) {
      const numbers = calls.flatMap((call) =>
        call.label === label && call.number !== null ? [call.number] : [],
      );
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      expect(new Set(numbers).size).toBe(numbers.length);
    }
  });

  test('every block that ran and has a call in the main function is tied to its last word', () => {
    for (const call of calls.filter(({ isBlock }) => isBlock)) {
      const ran = timeline.nodes.some(
        (node) => node.kind === 'block' && node.block && node.label === call.label,
      );
      expect(call.itemId !== null).toBe(ran);
      expect(call.mark !== null).toBe(ran);
    }
  });
});

test('a run by code tells what the code did, where it failed, and that the agent did it again', () => {
  const { explain } = recordedCode('code-run');
  const explanation = explain();
  expect(plain(explanation.summary)).toBe(
    'The code has 2 blocks and 7 calls inside them. In this run 5 of 9 actions came from code. The agent did again what code did not finish in find_product.',
  );
  const lines = linesOf(explanation);
  expect(lines[0]).toContain(
    'In this run: the code failed after 4 actions, then the agent completed it with 4 actions.',
  );
  expect(lines).toContain(
    '47-52 Input text find_product #1 completed | Types the parameter product into …/form/input. Where that fails the AI decides: “What product should be searched for?”. | In this run: Trailhead 40L Backpack. | ',
  );
  // The cookie dialog did not show in this run, so the click on it has no action.
  expect(lines).toContain(
    '42-46 Click find_product – | Clicks …/div/button[2]. Where that fails the AI decides: “What should be clicked to move on?”. | No action of this run fits it. | ',
  );
  const last = explanation.calls.find(({ name, label }) => name === 'Complete' && label === 'find_product');
  expect(last).toMatchObject({ from: 63, to: 63, number: 4, itemId: 'act_599939039087390250' });
  expect(last?.failure).toMatch(/^Illegit complete/);
  // Told once, by the call that failed with it.
  expect(explanation.calls[0]?.failure).toBeNull();
});

test('a run by the agent stands beside its code: each action with the agent’s reason', () => {
  const lines = linesOf(recordedCode('application-corrected').explain());
  const sixth = lines.find((line) => line.includes('#6'));
  expect(sixth).toContain('In this run: +1 206 555 0142. The agent: “The form marks the phone field in red');
  expect(sixth).toMatch(/^72-77 Input text send_application #6 completed/);
});

test('loops are told by their count, and calls inside them stand deeper', () => {
  const { calls } = recordedCode('branches-and-nested-loops').explain();
  const of = (label: string) => calls.find((call) => call.label === label);
  expect(plain(of('sum_quarter')?.happened ?? [])).toBe('In this run: 6 times, all completed.');
  expect(
    [of('open_invoices'), of('each_region'), of('each_quarter'), of('sum_quarter')].map(
      (call) => call?.depth,
    ),
  ).toEqual([0, 0, 1, 2]);
  const partial = recordedCode('shipment-loop-partial').explain();
  const opened = partial.calls.find(({ label, isBlock }) => label === 'open_shipment' && isBlock);
  expect(plain(opened?.happened ?? [])).toBe('In this run: 5 times, 4 completed, 1 failed.');
  expect(opened?.failure).toMatch(/maximum steps/);
});

test('a typed secret is masked, by its parameter and by the field it went into', () => {
  const lines = linesOf(recordedCode('login-totp-approval').explain()).join('\n');
  expect(lines).toContain('In this run: ••••••.');
  const typed = explainCode({
    ...sceneOf({
      status: 'completed',
      items: [
        block('task', 'a', {}, [
          act('input_text', { intention: 'q', text: 'hunter2', el: 'input name=pw' }),
          act('input_text', {
            intention: 'r',
            text: 'swordfish',
            skyvern_element_data: { attributes: { type: 'password' } },
          }),
        ]),
      ],
    }),
    code: cached('a', [
      `await page.fill('#p', context.parameters['db_password'], prompt = 'q')`,
      `await page.fill('#r', context.parameters['word'], prompt = 'r')`,
    ]),
  });
  expect(JSON.stringify(typed)).not.toMatch(/hunter2|swordfish/);
});

const cached = (label: string, lines: readonly string[]): string =>
  [
    `@skyvern.cached(cache_key = '${label}')`,
    `async def ${label}(page, context):`,
    ...lines.map((line) => `    ${line}`),
  ].join('\n');

function sceneOf(drawn: DrawnRun) {
  const { run, timeline } = drawnRun(drawn);
  return { run, timeline, ofThisRun: true, episodes: [] };
}

test('a block that the run did not reach says so; before the end it says “yet”', () => {
  const code = `@skyvern.workflow()\nasync def run_workflow(p):\n    await skyvern.goto(url = 'http://x.example', label = 'later')`;
  const told = (status: string) =>
    plain(explainCode({ ...sceneOf({ status, items: [] }), code }).calls[0]?.happened ?? []);
  expect(told('failed')).toBe('The run did not reach it.');
  expect(told('running')).toBe('The run has not reached it yet.');
});

test('an action that was done again gives way to the try that worked', () => {
  const scene = sceneOf({
    status: 'completed',
    items: [
      block('task', 'a', {}, [
        act('click', { id: 'act_1', intention: 'go', status: 'failed', el: 'button Go' }),
        act('click', { id: 'act_2', intention: 'go', el: 'button Go' }),
      ]),
    ],
  });
  const { calls } = explainCode({ ...scene, code: cached('a', [`await page.click('#go', prompt = 'go')`]) });
  expect(calls[0]?.itemId).toBe('act_2');
});

test('code of another key is told as that', () => {
  const { explain } = recordedCode('code-run');
  expect(plain(explain({ ofThisRun: false }).summary)).toContain('It is not the code of this run');
});

test('places where code fell back to the AI stand at the first call of their block, once, with secrets masked', () => {
  const { episodes } = FallbackEpisodes.parse({
    episodes: [
      {
        episode_id: 'fe_1',
        block_label: 'find_product',
        fallback_type: 'element',
        error_message: 'TimeoutError: api_key=abcdef123',
        page_url: 'http://shop.example/?token=abcdef123',
        page_text_snapshot: 'password=abcdef123',
        fallback_succeeded: true,
      },
      {
        episode_id: 'fe_2',
        block_label: 'read_offer',
        fallback_type: 'full_block',
        error_message: null,
        fallback_succeeded: false,
      },
      { episode_id: 'fe_3', block_label: 'unknown_block', fallback_succeeded: true },
    ],
  });
  const { calls } = recordedCode('code-run').explain({ episodes });
  const found = calls.flatMap(({ label, fallbacks }) =>
    fallbacks.map(({ id, helped }) => [label, id, helped]),
  );
  expect(found).toEqual([
    ['find_product', 'fe_1', true],
    ['read_offer', 'fe_2', false],
  ]);
  expect(JSON.stringify(calls)).not.toContain('abcdef123');
});

test('without a timeline the code is still explained, by its own text alone', () => {
  const { calls } = recordedCode('code-run').explain({ timeline: null });
  expect(calls).toHaveLength(9);
  for (const call of calls) {
    expect(call).toMatchObject({ happened: [], itemId: null, mark: null });
    expect(plain(call.does)).not.toBe('');
  }
});

test('functions that nobody calls, and calls outside of all functions, are explained too', () => {
  const code = `${cached('orphan', ['await page.complete()'])}\n\nasync for v in skyvern.loop(values = 'rows', label = 'each'):\n    await skyvern.wait(seconds = 2, label = 'rest')\n`;
  const lines = linesOf(explainCode({ ...sceneOf({ status: 'completed', items: [] }), code }));
  expect(lines.map((line) => line.split(' | ').slice(0, 2))).toEqual([
    ['3-3 Complete orphan –', 'Says that the goal of the block is reached.'],
    ['5-5 For loop each –', 'Repeats what is inside for each of rows.'],
    ['6-6 Wait rest –', 'Waits 2 s.'],
  ]);
});
