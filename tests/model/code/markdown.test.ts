import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMarkdown, readSpans } from '~/model/code/markdown';

/** Blocks as text: `# heading`, `p text`, `1. item`, `  • inner`, `code …`. */
const drawn = (text: string): string[] =>
  readMarkdown(text).map((block) => {
    if (block.kind === 'code') return `code ${block.text}`;
    const words = block.spans
      .map((span) => (span.kind === 'text' ? span.text : `<${span.kind} ${span.text}>`))
      .join('');
    if (block.kind === 'item') return `${'  '.repeat(block.level)}${block.number ?? '•'} ${words}`;
    return `${block.kind === 'heading' ? '#' : 'p'} ${words}`;
  });

test('headings, paragraphs, lists, code, and what stands out in a line', () => {
  const text = `## What it does ##
It **opens** the \`shop\`
and *waits*.

1. First
   goes on
2) Second
  - inner

\`\`\`python
await page.click()

# not a heading
\`\`\`
Done.`;
  expect(drawn(text)).toEqual([
    '# What it does',
    'p It <strong opens> the <code shop> and <em waits>.',
    '1. First goes on',
    '2. Second',
    '  • inner',
    'code await page.click()\n\n# not a heading',
    'p Done.',
  ]);
});

test('an answer that is still being written is read as far as it goes', () => {
  expect(drawn('Look:\n```py\nx = 1\ny =')).toEqual(['p Look:', 'code x = 1\ny =']);
  expect(drawn('a **bo')).toEqual(['p a **bo']);
});

test('links, pictures and HTML stay the text that they are', () => {
  for (const text of [
    '[key](https://evil.example)',
    '![x](https://evil.example/?k)',
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
  ])
    expect(drawn(text)).toEqual([`p ${text}`]);
});

test('names with underscores and products with stars are not emphasised', () => {
  expect(readSpans('find_product_name and 2 * 3 * 4')).toEqual([
    { kind: 'text', text: 'find_product_name and 2 * 3 * 4' },
  ]);
});

test('a fence is closed by one at least as long, of the same kind', () => {
  expect(drawn('````\n```\ninner\n```\n````\nafter')).toEqual(['code ```\ninner\n```', 'p after']);
});

test('no letter is lost or made up, whatever comes', () => {
  const piece = fc.constantFrom(
    '#',
    ' ',
    '\n',
    '*',
    '**',
    '`',
    '```',
    '~~~',
    '-',
    '1.',
    'a',
    'b',
    '  ',
    '\r\n',
    '<b>',
    '[x](y)',
  );
  const letters = (text: string) => text.replace(/[^a-z<>[\]()]/g, '');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const read = readMarkdown(text)
        .map((block) => (block.kind === 'code' ? block.text : block.spans.map((span) => span.text).join('')))
        .join('');
      // What follows an opening fence is the name of a language.
      fc.pre(!/(?:```|~~~)[^\n]*[a-z<>[\]()]/.test(text));
      expect(letters(read)).toBe(letters(text));
    }),
  );
});

test('a line of a hundred thousand stars costs no more than its length', () => {
  const started = performance.now();
  for (const mark of ['*', '`', '- ', '**a', '\n  x']) readMarkdown(mark.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(10_000);
});
