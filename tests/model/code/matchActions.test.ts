import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchActions } from '~/model/code/matchActions';
import { readParts } from '~/model/code/pythonCalls';
import type { ActionNode } from '~/model/timeline/timeline';
import { act, block, drawnRun } from '../failure/drawnRun';

/** Calls and actions drawn as words: `click:go` is a click with the question “go”. */
function pairs(calls: readonly string[], actions: readonly string[]): (number | null)[] {
  const part = (word: string) => word.split(':') as [string, string | undefined];
  const code = calls.map((word) => {
    const [method, prompt] = part(word);
    return `page.${method}('#x'${prompt === undefined ? '' : `, prompt = '${prompt}'`})`;
  });
  const { timeline } = drawnRun({
    status: 'completed',
    items: [
      block(
        'task',
        'a',
        {},
        actions.map((word) => {
          const [type, intention] = part(word);
          return act(type, { intention: intention ?? null });
        }),
      ),
    ],
  });
  const nodes = timeline.nodes.filter((node): node is ActionNode => node.kind === 'action');
  const [outside] = readParts(code.join('\n'));
  return matchActions(outside?.calls ?? [], nodes).map((node) => node?.number ?? null);
}

test('the same kinds in the same order are pairs', () => {
  expect(pairs(['click', 'fill', 'complete'], ['click', 'input_text', 'complete'])).toEqual([1, 2, 3]);
});

test('a call without an action stays alone, and so does an action without a call', () => {
  expect(pairs(['click:cookies', 'fill:q', 'click:go'], ['input_text:q', 'click:go'])).toEqual([null, 1, 2]);
  expect(pairs(['fill:q', 'click:go'], ['click:cookies', 'input_text:q', 'scroll', 'click:go'])).toEqual([
    2, 4,
  ]);
});

test('the same question counts more than the place', () => {
  expect(pairs(['click:b'], ['click:a', 'click:b', 'click:c'])).toEqual([2]);
});

test('what is not of the same kind is never a pair', () => {
  expect(pairs(['click:a', 'unknown_method'], ['input_text:a', 'unknown_method'])).toEqual([null, null]);
});

test('pairs never cross, never share an action, and are of one kind', () => {
  const kinds = { click: 'click', fill: 'input_text', complete: 'complete' } as const;
  const method = fc.constantFrom(...(Object.keys(kinds) as (keyof typeof kinds)[]));
  const word = (of: fc.Arbitrary<string>) =>
    fc.tuple(of, fc.constantFrom('', ':p', ':q')).map(([name, prompt]) => name + prompt);
  fc.assert(
    fc.property(
      fc.array(word(method), { maxLength: 12 }),
      fc.array(word(fc.constantFrom(...Object.values(kinds), 'scroll')), { maxLength: 12 }),
      (calls, actions) => {
        const found = pairs(calls, actions);
        expect(found).toHaveLength(calls.length);
        const taken = found.filter((number) => number !== null);
        expect(taken).toEqual([...new Set(taken)].toSorted((a, b) => a - b));
        found.forEach((number, at) => {
          if (number === null) return;
          const name = calls[at]?.split(':')[0] as keyof typeof kinds;
          expect(actions[number - 1]?.split(':')[0]).toBe(kinds[name]);
        });
        // Where code and block are the same, nothing is left alone.
        const mirrored = calls.map((one) => one.replace(/^\w+/, (name) => kinds[name as keyof typeof kinds]));
        expect(pairs(calls, mirrored)).toEqual(calls.map((_, at) => at + 1));
      },
    ),
    { numRuns: 150 },
  );
});

test('a block of thousands of actions is matched as well', () => {
  const many = Array.from({ length: 700 }, (_, at) => `click:q${at}`);
  expect(pairs(many, many)).toEqual(many.map((_, at) => at + 1));
});
