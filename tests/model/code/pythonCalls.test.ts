import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { argument, readParts, type Call } from '~/model/code/pythonCalls';
import { pythonTokens, stringValue } from '~/model/code/pythonTokens';
import { recordedCode, slugsWithCode } from './recordedCode';

/** Each call as `object.method 3-5`. */
const callsOf = (code: string): string[] =>
  readParts(code).flatMap(({ calls }) =>
    calls.map(({ of, method, from, to }) => `${of}.${method} ${from}-${to}`),
  );

const onlyCall = (code: string): Call => {
  const [call] = readParts(code).flatMap(({ calls }) => calls);
  if (!call) throw new Error('no call');
  return call;
};

describe.each(slugsWithCode)('%s', (slug) => {
  const { code, script } = recordedCode(slug);
  const lines = code.split('\n');

  test('has its main function, and a part for each block with code of its own', () => {
    const parts = readParts(code);
    expect(parts.filter(({ isMain }) => isMain)).toHaveLength(1);
    const cached = [...code.matchAll(/@skyvern\.cached\(cache_key = '([^']+)'\)/g)].map(([, key]) => key);
    expect(parts.flatMap(({ block }) => block ?? [])).toEqual(cached);
    for (const key of cached) expect(Object.keys(script.blocks)).toContain(key);
  });

  test('every call of a page or of Skyvern is found on its lines, from its name to its bracket', () => {
    const calls = readParts(code).flatMap((part) => part.calls);
    const written = lines.filter((line) =>
      /\b(?:page|skyvern)\.(?!setup|cached|workflow|render_template)\w+\(/.test(line),
    );
    expect(calls).toHaveLength(written.length);
    for (const { of, method, from, to } of calls) {
      expect(lines[from - 1]).toContain(`${of}.${method}(`);
      expect(lines[to - 1]).toMatch(/\)/);
    }
  });
});

test('a call may reach over lines, stand in a return or an assignment, and hold others', () => {
  const code = `async def f(page):
    out = await page.extract(
        prompt = 'a)b',  # not the end )
        schema = {'x': [1, (2)]},
    )
    return await page.click(selector = page.locator('#a'))
`;
  expect(callsOf(code)).toEqual(['page.extract 2-5', 'page.click 6-6']);
});

test('what looks like a call in a text or a comment is none', () => {
  expect(
    callsOf(`# page.click()\nx = 'page.click()'\ny = """\npage.click()\n"""\nself.page.click()\n`),
  ).toEqual([]);
});

test('a text of many lines does not shift the lines after it', () => {
  expect(
    callsOf(`x = """\n1\n2\n"""\npage.wait(1)\ny = (1 +\n 2)\npage.wait(2)\nz = 1 + \\\n 2\npage.wait(3)\n`),
  ).toEqual(['page.wait 5-5', 'page.wait 8-8', 'page.wait 11-11']);
});

test('arguments are known by name or place, with what a plain text says', () => {
  const call = onlyCall(
    `page.fill('#q', value = context.parameters['name'], prompt = 'Wh' "at?", timeout = 1 == 2, schema = f'{x}')`,
  );
  expect(argument(call, 'selector', 0)).toMatchObject({ name: null, text: '#q' });
  expect(argument(call, 'value')?.source).toBe("context.parameters['name']");
  expect(argument(call, 'prompt')?.text).toBe('What?');
  expect(argument(call, 'timeout')?.source).toBe('1 == 2');
  expect(argument(call, 'schema')?.text).toBeNull();
  expect(argument(call, 'nothing')).toBeUndefined();
});

test('the text inside of a template is found where the argument is a call', () => {
  const call = onlyCall(
    `skyvern.run_task(prompt = skyvern.render_template('Find "{{ x }}"\\n'), label = 'a')`,
  );
  expect(argument(call, 'prompt')).toMatchObject({ text: null, inner: 'Find "{{ x }}"\n' });
});

test.each([
  [`'a\\'b'`, "a'b"],
  [`"""two\nlines"""`, 'two\nlines'],
  [`r'\\d+'`, '\\d+'],
  [`'\\x41\\u00e9\\U0001F600'`, 'Aé😀'],
  [`f'{x}'`, null],
  [`b'x'`, null],
  [`''`, ''],
])('the literal %s says %j', (literal, said) => expect(stringValue(literal)).toBe(said));

const pythonish = fc
  .array(
    fc.constantFrom(
      'page',
      'skyvern',
      '.',
      'click',
      '(',
      ')',
      '[',
      '}',
      '{',
      "'",
      '"',
      '"""',
      "'''",
      '\\',
      '\n',
      '    ',
      ' ',
      '#',
      '@',
      '=',
      ',',
      'async def f',
      ':',
      'r',
      'f',
      'é',
      '😀',
      '\t',
      '\r\n',
      '1.5',
      'cached',
      'label',
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));

test('any text is read; its pieces come in order, do not overlap and stand on their lines', () => {
  fc.assert(
    fc.property(fc.oneof(pythonish, fc.string({ unit: 'binary' })), (code) => {
      let end = 0;
      for (const token of pythonTokens(code)) {
        expect(token.at).toBeGreaterThanOrEqual(end);
        expect(token.row).toBe(code.slice(0, token.at).split('\n').length);
        if (token.kind !== 'line') end = token.end;
      }
      expect(end).toBeLessThanOrEqual(code.length);
      const count = code.split('\n').length;
      for (const { from, to, calls } of readParts(code)) {
        expect(from).toBeLessThanOrEqual(to);
        for (const call of calls) {
          expect(call.from).toBeLessThanOrEqual(call.to);
          expect(call.to).toBeLessThanOrEqual(count);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('a string literal that JSON writes says the same', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const literal = JSON.stringify(text);
      // JSON escapes a slash, form feed and backspace in ways of its own.
      fc.pre(!/\\[bf/]/.test(literal));
      expect(stringValue(literal)).toBe(text);
    }),
  );
});

test('brackets 100,000 deep and a line of a million pieces are ordinary', () => {
  const started = performance.now();
  expect(callsOf(`page.click(${'('.repeat(100_000)}`)).toEqual(['page.click 1-1']);
  expect(readParts(`x = [${'1,'.repeat(500_000)}]\npage.wait(1)`)[0]?.calls).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(10_000);
});
