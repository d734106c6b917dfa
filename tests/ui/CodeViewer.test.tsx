import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CodeViewer } from '~/ui/CodeViewer/CodeViewer';
import { highlight } from '~/ui/CodeViewer/highlight';
import { pieces } from '~/ui/CodeViewer/pieces';

const python = `import skyvern

@skyvern.cached(cache_key='a')
async def search(page: SkyvernPage):
    """Opens
    the shop."""
    await page.click(selector='#ok', timeout=30)  # first
    return None
`;

const kinds = (code: string, language: string) =>
  highlight(code, language)
    .flat()
    .filter(({ kind }) => kind !== 'plain')
    .map(({ kind, text }) => `${kind} ${text.trim()}`);

describe('colours', () => {
  test('tell the parts of Python apart', () => {
    expect(kinds(python, 'python')).toEqual(
      expect.arrayContaining([
        'lit import',
        'lit async',
        'fn search',
        'fn click',
        "str '#ok'",
        'num 30',
        'com # first',
        'lit None',
      ]),
    );
  });

  test.each([
    [
      'bash',
      `curl -X POST "http://x" \\\n  -H 'x-api-key: $KEY' # key`,
      ['fn curl', 'key -X', 'str "http://x"', "str 'x-api-key: $KEY'", 'com # key'],
    ],
    [
      'powershell',
      `$headers = @{ "a" = $true }\nInvoke-RestMethod -Uri 'http://x' # go`,
      ['key $headers', 'str "a"', 'lit $true', 'fn Invoke-RestMethod', 'key -Uri', 'com # go'],
    ],
    [
      'typescript',
      `const run = await fetch('/v1', { method: 'POST' });`,
      ['lit const', 'lit await', 'fn fetch', "str '/v1'"],
    ],
    ['json', `{"a": [1, null]}`, ['key "a"', 'num 1', 'lit null']],
  ])('tell the parts of %s apart', (language, code, parts) => {
    expect(kinds(code, language)).toEqual(expect.arrayContaining(parts));
  });

  test('lose no character in any language', () => {
    for (const language of ['python', 'bash', 'powershell', 'typescript', 'json', 'brainfuck']) {
      fc.assert(
        fc.property(
          fc.string({
            unit: fc.constantFrom('a', '"', "'", '#', '\\', '\n', '$', '`', '@', '(', '-', ' ', '1'),
          }),
          (code) => {
            const lines = highlight(code, language).map((line) => line.map(({ text }) => text).join(''));
            expect(lines.join('\n')).toBe(code);
          },
        ),
      );
    }
  });

  test('of a long text come in pieces that join to it and cut no open string', () => {
    const code = `${python.repeat(200)}x = """\n${'def no(): pass\n'.repeat(500)}"""\n${python}`;
    const cut = pieces(code, 'python');
    expect(cut.length).toBeGreaterThan(3);
    expect(cut.join('\n')).toBe(code);
    for (const piece of cut) expect((piece.match(/"""/g) ?? []).length % 2).toBe(0);
    expect(cut.flatMap((piece) => kinds(piece, 'python'))).toEqual(kinds(code, 'python'));
  });
});

describe('the viewer', () => {
  test('numbers the lines, marks the chosen ones, and colours come later', async () => {
    render(<CodeViewer code={python} language="python" label="main.py" highlight={{ from: 3, to: 4 }} />);
    const list = screen.getByRole('group', { name: 'main.py' });
    const rows = [...list.querySelectorAll('[data-index]')];
    expect(rows).toHaveLength(8);
    expect(rows[2]).toHaveTextContent("3@skyvern.cached(cache_key='a')");
    expect([...list.querySelectorAll('[data-marked]')].map((row) => row.textContent?.slice(0, 1))).toEqual([
      '3',
      '4',
    ]);
    await waitFor(() => expect(screen.getByText('async').tagName).toBe('SPAN'));
  });

  test('finds in the whole text and copies it as it is', async () => {
    const user = userEvent.setup();
    render(<CodeViewer code={python} language="python" label="main.py" />);
    await user.type(screen.getByRole('searchbox', { name: 'Find in code' }), 'SKYVERN');
    await waitFor(() => expect(document.querySelector('[data-search-count]')).toHaveTextContent('1 of 3'));
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    expect(await navigator.clipboard.readText()).toBe(python);
  });
});
