import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runLocally, shellWord } from '~/model/code/runLocally';
import { recordedCode, slugsWithCode } from './recordedCode';

const commandOf = (parameters: Record<string, unknown> | null, asFile = false): string =>
  runLocally(parameters, { asFile }).steps.at(-1)?.command ?? '';

/** The arguments that a POSIX shell gives to `skyvern`. */
const inShell = (command: string): string[] =>
  execFileSync('sh', ['-c', `skyvern() { printf '%s\\0' "$@"; }; ${command}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);

test.each(slugsWithCode)('%s: the command runs the code with the parameters of the run', (slug) => {
  const { run, rich } = recordedCode(slug);
  const parameters = rich?.parameters ?? run.run_request?.parameters ?? {};
  const words = inShell(commandOf(parameters));
  expect(words.slice(0, 2)).toEqual(['run', 'code']);
  expect(words.at(-1)).toBe('main.py');
  const at = words.indexOf('--params');
  if (Object.keys(parameters).length === 0) expect(at).toBe(-1);
  else expect(JSON.parse(words[at + 1] ?? '')).toEqual(parameters);
});

test('the steps are those of Skyvern: install, set up, save, run', () => {
  const { steps } = runLocally({ product: 'Tent' }, { asFile: false });
  expect(steps.map(({ command }) => command)).toEqual([
    'pip install skyvern',
    'skyvern quickstart',
    null,
    `skyvern run code --params '{"product":"Tent"}' main.py`,
  ]);
});

test('where shells quote in another way the parameters go into a file', () => {
  const { steps, parameters } = runLocally({ product: 'Men\'s 40" Tent' }, { asFile: true });
  expect(steps.at(-1)?.command).toBe('skyvern run code --params-file params.json main.py');
  expect(JSON.parse(parameters ?? '')).toEqual({ product: 'Men\'s 40" Tent' });
});

test('without parameters there is none to give', () => {
  expect(commandOf(null)).toBe('skyvern run code main.py');
  expect(commandOf({}, true)).toBe('skyvern run code main.py');
  expect(runLocally({}, { asFile: true }).steps).toHaveLength(4);
});

test('secrets are masked and named, so that they can be put in', () => {
  const { masked, parameters, steps } = runLocally(
    {
      site: 'a',
      db_password: 'hunter2',
      login: { token: 'hunter2' },
      url: 'http://x.example/?token=hunter2',
    },
    { asFile: false },
  );
  expect(masked).toEqual(['db_password', 'login', 'url']);
  expect(`${parameters}${JSON.stringify(steps)}`).not.toContain('hunter2');
});

test('digits beyond a JavaScript number arrive as sent', async () => {
  const { parseExact } = await import('~/json');
  const parameters = parseExact('{"id":123456789012345678901}') as Record<string, unknown>;
  expect(commandOf(parameters)).toContain('{"id":123456789012345678901}');
});

test('whatever a parameter holds, a shell takes it as one word and nothing else runs', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom("'", '"', '\\', '$(id)', '`id`', '\n', ' ', ';', '!', '&&', '%', '*', '~', '#', '-'),
        { maxLength: 12 },
      )
      .map((all) => all.join('')),
  );
  // Each sample is a process, so many words go to one shell.
  const words = fc.sample(nasty, 300).map((word) => word.replaceAll('\0', ''));
  const given = inShell(`skyvern ${words.map(shellWord).join(' ')}`);
  expect(given).toEqual(words);
});
