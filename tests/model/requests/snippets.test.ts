import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ExactNumber, parseExact } from '~/json';
import { JSON_HEADERS, retryRequest, type ApiRequest } from '~/model/requests/apiRequest';
import { bodyText, KEY_PLACEHOLDER, LANGUAGES, snippet, type Language } from '~/model/requests/snippet';

const run = promisify(execFile);

interface Received {
  method: string | undefined;
  url: string | undefined;
  key: string | string[] | undefined;
  type: string | undefined;
  body: string;
}

let server: Server;
let baseUrl = '';
let folder = '';
const received: Received[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'snippets-'));
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({
        method: request.method,
        url: request.url,
        key: request.headers['x-api-key'],
        type: request.headers['content-type'],
        body: Buffer.concat(chunks).toString('utf8'),
      });
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  baseUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});

afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** As much of the `requests` package as a snippet uses, for machines without it. */
const REQUESTS = `
import json, urllib.request
class _Response:
    def __init__(self, text): self.text = text
    def raise_for_status(self): pass
    def json(self): return json.loads(self.text)
def post(url, headers=None, data=None):
    sent = urllib.request.Request(url, data=data or b"", headers=headers or {}, method="POST")
    return _Response(urllib.request.urlopen(sent).read().decode())
`;

/** Runs all programs of a language one after another, in one process. */
async function runAll(language: Language, shell: string, programs: readonly string[]): Promise<void> {
  const files = programs.map((program, index) => {
    const ending = { curl: 'sh', python: 'py', typescript: 'mjs', powershell: 'ps1' }[language];
    const file = join(folder, `${index}.${ending}`);
    writeFileSync(file, `${program}\n`);
    return file;
  });
  if (language === 'curl') {
    const all = files.map((file) => `. '${file}' >/dev/null 2>&1 || exit 1`).join('\n');
    writeFileSync(join(folder, 'all.sh'), all);
    await run(shell, [join(folder, 'all.sh')]);
  } else if (language === 'typescript') {
    writeFileSync(
      join(folder, 'all.mjs'),
      files.map((file) => `await import(${JSON.stringify(file)});`).join('\n'),
    );
    await run('node', [join(folder, 'all.mjs')]);
  } else {
    writeFileSync(join(folder, 'stub.py'), REQUESTS);
    const all = [
      'import sys, types',
      'try: import requests',
      `except ImportError: sys.modules["requests"] = types.ModuleType("requests"); exec(open(${JSON.stringify(join(folder, 'stub.py'))}).read(), sys.modules["requests"].__dict__)`,
      ...files.map(
        (file) =>
          `exec(compile(open(${JSON.stringify(file)}, encoding="utf-8").read(), "snippet", "exec"), {})`,
      ),
    ];
    writeFileSync(join(folder, 'all.py'), all.join('\n'));
    await run('python3', [join(folder, 'all.py')]);
  }
}

const requestOf = (body: Record<string, unknown>): ApiRequest => ({
  method: 'POST',
  path: '/v1/run/agents',
  headers: JSON_HEADERS,
  body,
  omitted: [],
});

const awkward = fc.constantFrom(
  "'",
  '"',
  '"""',
  "'''",
  "'@",
  '@',
  '`',
  '$',
  '${x}',
  '$(date)',
  '\\',
  '\\n',
  '\n',
  '\r\n',
  '\t',
  '\u0000',
  '\u2028',
  '’',
  '!',
  '%PATH%',
  '{{ name }}',
  '#',
  '--',
  'é',
  '字',
  '🦊',
  '\ud800',
  '</script>',
  '{"a": "b"}',
  '',
);
const text = fc
  .array(fc.oneof(awkward, fc.string({ maxLength: 5, unit: 'binary' })))
  .map((parts) => parts.join(''));
const number = fc.oneof(
  fc.integer(),
  fc.constantFrom(new ExactNumber('12345678901234567890123'), new ExactNumber('0.1000000000000000055511')),
);
const value = fc.oneof(text, number, fc.constant(null), fc.boolean(), fc.array(text, { maxLength: 3 }));
const key = fc.oneof(text, fc.constantFrom('__proto__', 'zip', '10', 'constructor'));
const body = fc.array(fc.tuple(key, value), { maxLength: 6 }).map((entries): Record<string, unknown> => ({
  agent_id: 'wpid_1',
  parameters: Object.fromEntries(entries),
}));

/** Two hundred bodies, found anew in each run; a failure names its seed. */
const bodies = fc.array(body, { minLength: 200, maxLength: 200 });

describe.each<[Language, string]>([
  ['curl', 'sh'],
  ['curl', 'bash'],
  ['typescript', 'node'],
  ['python', 'python3'],
])('%s in %s', (language, shell) => {
  test('really run, every body arrives byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, async (all) => {
        received.length = 0;
        const requests = all.map(requestOf);
        const programs = requests.map((request) => snippet(request, language, { baseUrl, key: `k'"$\`y` }));
        await runAll(language, shell, programs);
        expect(received.map((one) => one.body)).toEqual(requests.map(bodyText));
        for (const one of received) {
          expect(one).toMatchObject({
            method: 'POST',
            url: '/v1/run/agents',
            key: `k'"$\`y`,
            type: 'application/json',
          });
        }
      }),
      { numRuns: 1 },
    );
  });

  test('a retry has no body and no type', async () => {
    received.length = 0;
    await runAll(language, shell, [
      snippet(retryRequest('wr_1'), language, { baseUrl: `${baseUrl}/`, key: 'k' }),
    ]);
    expect(received).toMatchObject([{ method: 'POST', url: '/v1/agents/runs/wr_1/retry', body: '' }]);
  });
});

test('PowerShell keeps quotes of every kind within its own', () => {
  const program = snippet(
    requestOf({ note: `it's ’so’`, price: new ExactNumber('9007199254740993') }),
    'powershell',
    {
      baseUrl: "http://o'hara.example",
      key: 'it’s',
    },
  );
  expect(program).toContain(`'http://o''hara.example/v1/run/agents'`);
  expect(program).toContain(`'x-api-key' = 'it’’s'`);
  const sent = /\$body = @'\n([\s\S]*?)\n'@\n/.exec(program)?.[1] ?? '';
  expect(parseExact(sent)).toEqual({ note: `it's ’so’`, price: new ExactNumber('9007199254740993') });
});

/** What PowerShell takes for a single quote, by its language specification. */
const QUOTES = "'‘’‚‛";

/** Reads a program as PowerShell's own rules for texts say: it runs on few machines that build this. */
function readPowerShell(program: string) {
  let at = 0;
  const take = (words: string) => {
    expect(program.slice(at, at + words.length)).toBe(words);
    at += words.length;
  };
  /** A text in single quotes: two quotes of any kind in a row are the second of them, one alone ends it. */
  const quoted = () => {
    take("'");
    let read = '';
    for (;;) {
      const letter = program[at++];
      if (letter === undefined) throw new Error('the text does not end');
      if (!QUOTES.includes(letter)) read += letter;
      else if (QUOTES.includes(program[at] ?? ' ')) read += program[at++];
      else return read;
    }
  };
  /** Everything between the line of `@'` and the first line that begins with a quote and `@`. */
  const hereText = () => {
    take("@'\n");
    const end = new RegExp(`\\n[${QUOTES}]@`).exec(program.slice(at));
    if (!end) throw new Error('the text does not end');
    const read = program.slice(at, at + end.index);
    at += end.index + 3;
    return read;
  };
  const headers: Record<string, string> = {};
  take('$headers = @{\n');
  while (program[at] !== '}') {
    take('  ');
    const name = quoted();
    take(' = ');
    headers[name] = quoted();
    take('\n');
  }
  take('}\n\n$body = ');
  const body = hereText();
  take('\n\nInvoke-RestMethod -Method POST -Uri ');
  const url = quoted();
  take(" -Headers $headers -ContentType 'application/json; charset=utf-8'");
  take(' -Body ([System.Text.Encoding]::UTF8.GetBytes($body))');
  expect(at).toBe(program.length);
  return { headers, body, url };
}

test('PowerShell reads every body, key and address as it is sent', () => {
  // What is no header anywhere is none here.
  const keyText = text.map((one) => one.replaceAll(/[\r\n\0]/g, '') || 'k');
  fc.assert(
    fc.property(body, keyText, (sent, apiKey) => {
      const request = requestOf(sent);
      const read = readPowerShell(
        snippet(request, 'powershell', { baseUrl: "http://o'hara’s.example", key: apiKey }),
      );
      expect(read).toEqual({
        headers: { 'x-api-key': apiKey },
        body: bodyText(request),
        url: "http://o'hara’s.example/v1/run/agents",
      });
    }),
  );
});

test('no line of a body ends a here-string', () => {
  fc.assert(
    fc.property(body, (sent) => {
      for (const line of (bodyText(requestOf(sent)) ?? '').split('\n').slice(1, -1))
        expect(line).toMatch(/^ {2}| ^\S/);
    }),
  );
});

test.each(LANGUAGES)('%s shows a placeholder for a key that is not revealed', (language) => {
  const program = snippet(requestOf({}), language, { baseUrl, key: null });
  expect(program).toContain(KEY_PLACEHOLDER);
});
