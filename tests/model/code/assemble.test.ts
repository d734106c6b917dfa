import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assembleScript, blocksWithCode } from '~/model/code/assemble';
import type { BlockDefinition } from '~/skyvern/agent';
import { recordedCode, slugsWithCode } from './recordedCode';

const defined = (...labels: string[]): BlockDefinition[] =>
  labels.map((label) => ({ block_type: 'task', label, loop_blocks: [], raw: {} }));

test.each(slugsWithCode)('%s: the main script is the file, as it came', (slug) => {
  const { script, code } = recordedCode(slug);
  expect(code).toBe(script.main_script);
});

test.each(slugsWithCode)(
  '%s: without a main script set-up comes first, then the blocks in their order',
  (slug) => {
    const { script, definition } = recordedCode(slug);
    const code = assembleScript({ ...script, main_script: null }, definition) ?? '';
    const { __start_block__: start = '', ...blocks } = script.blocks;
    expect(code.startsWith(start.trimEnd())).toBe(true);
    const order = (definition ?? []).flatMap(({ label }) =>
      label && blocks[label] ? [code.indexOf(blocks[label].trimEnd())] : [],
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    for (const block of Object.values(blocks)) expect(code).toContain(block.trimEnd());
    expect(blocksWithCode(script)).toBe(Object.keys(blocks).length);
  },
);

test('blocks that the definition does not name come last: those inside loops, and deleted ones', () => {
  const blocks = { inner: 'i()', b: 'b()', a: 'a()', __start_block__: 'import x' };
  expect(assembleScript({ blocks, main_script: null }, defined('a', 'b', 'never_run'))).toBe(
    'import x\n\n\na()\n\n\nb()\n\n\ni()\n',
  );
});

test('no code is nothing, not an empty file', () => {
  expect(assembleScript({ blocks: {}, main_script: null }, defined('a'))).toBeNull();
  expect(assembleScript({ blocks: { a: ' \n' }, main_script: null }, null)).toBeNull();
});

test('whatever the labels are called, each block with code stands in the file exactly once', () => {
  const label = fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'toString', '__start_block__'),
  );
  fc.assert(
    fc.property(
      fc.uniqueArray(label, { maxLength: 8 }),
      fc.array(label, { maxLength: 8 }),
      (labels, order) => {
        const marks = labels.map((_, at) => `block_${at}()`);
        const blocks = Object.fromEntries(labels.map((name, at) => [name, `${marks[at]}\n`]));
        // A key that an object cannot have as its own is not one that a parsed answer has either.
        const own = marks.filter((mark) => Object.values(blocks).includes(`${mark}\n`));
        const code = assembleScript({ blocks, main_script: null }, defined(...order)) ?? '';
        expect(code.match(/block_\d+\(\)/g) ?? []).toHaveLength(own.length);
        for (const mark of own) expect(code).toContain(mark);
      },
    ),
  );
});
