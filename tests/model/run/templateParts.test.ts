import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTemplate, templateParts } from '~/model/run/templateParts';

/** `{{ x }}=value` for a place with its value, `{{ x }}=?` for one without. */
const read = (template: string, rendered: string | null) =>
  templateParts(template, rendered)
    .map((part) => (part.kind === 'text' ? part.text : `[${part.placeholder}=${part.value ?? '?'}]`))
    .join('');

test.each([
  ['Open invoice {{ id }} now.', 'Open invoice INV-1 now.', 'Open invoice [{{ id }}=INV-1] now.'],
  ['{{ a }} and {{ b }}', 'x and y', '[{{ a }}=x] and [{{ b }}=y]'],
  ['{{ a }}', 'all of it', '[{{ a }}=all of it]'],
  ['no place', 'no place', 'no place'],
  // Two readings are possible.
  ['{{ a }} and {{ b }}', 'x and y and z', '[{{ a }}=?] and [{{ b }}=?]'],
  ['{{ a }}{{ b }}', 'xy', '[{{ a }}=?][{{ b }}=?]'],
  // Another text, or none.
  ['Open {{ id }}.', 'Close INV-1.', 'Open [{{ id }}=?].'],
  ['Open {{ id }}.', null, 'Open [{{ id }}=?].'],
  // Statements can put in and leave out anything.
  ['{% if x %}Open {{ id }}{% endif %}', 'Open 1', '{% if x %}Open [{{ id }}=?]{% endif %}'],
])('%s rendered as %s', (template, rendered, expected) => {
  expect(read(template, rendered)).toBe(expected);
});

test('values that are given put together the rendered text', () => {
  const piece = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.'), maxLength: 6 });
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.array(piece, { minLength: 4, maxLength: 4 }),
      (texts, values) => {
        const template = texts.join('{{ x }}');
        const rendered = texts.map((text, i) => (i === 0 ? text : (values[i - 1] ?? '') + text)).join('');
        const parts = templateParts(template, rendered);
        if (parts.some((part) => part.kind === 'value' && part.value === null)) return;
        expect(parts.map((part) => (part.kind === 'text' ? part.text : part.value)).join('')).toBe(rendered);
      },
    ),
  );
});

test('marks of a template', () => {
  expect(['{{ a }}', '{% if %}', '{ plain }'].map(isTemplate)).toEqual([true, true, false]);
});
