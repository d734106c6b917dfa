import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quickReader } from '~/skyvern/quickReader';
import { Action, Block, Thought } from '~/skyvern/timeline';
import { isObject, recorded, slugs } from './recorded';

/** Objects of a timeline, with one field replaced by anything. */
const sent: Record<string, unknown>[] = [];
for (const slug of slugs) {
  const items = recorded(slug, 'timeline.json');
  for (const item of Array.isArray(items) ? items : []) {
    if (!isObject(item)) continue;
    for (const part of [item['block'], item['thought']]) if (isObject(part)) sent.push(part);
    const actions = isObject(item['block']) ? item['block']['actions'] : [];
    for (const action of Array.isArray(actions) ? actions : []) if (isObject(action)) sent.push(action);
  }
}

test.each([
  ['actions', Action],
  ['blocks', Block],
  ['thoughts', Thought],
] as const)('%s are read as their schema reads them, whatever a field holds', (_name, schema) => {
  const read = quickReader(schema as typeof Action);
  fc.assert(
    fc.property(
      fc.constantFrom(...sent),
      fc.constantFrom(...Object.keys(schema.shape)),
      fc.jsonValue(),
      (part, field, value) => {
        const odd = { ...part, [field]: value };
        const quick = read(odd);
        const whole = schema.safeParse(odd);
        expect(quick.success).toBe(whole.success);
        if (quick.success) expect(quick.data).toEqual(whole.data);
        else expect(quick.error.issues).toEqual(whole.error?.issues);
      },
    ),
    { numRuns: 500 },
  );
});
