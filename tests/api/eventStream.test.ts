import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EventStreamReader } from '~/api/eventStream';

function read(text: string, cuts: readonly number[] = []): string[] {
  const bytes = new TextEncoder().encode(text);
  const reader = new EventStreamReader();
  const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  const events = edges.slice(1).flatMap((end, at) => reader.push(bytes.subarray(edges[at], end)));
  return [...events, ...reader.end()];
}

test('events are told apart by blank lines; comments, names and other fields are skipped', () => {
  expect(read(': hello\n\nevent: message\ndata: one\n\nid: 7\ndata:two\ndata: lines\nretry: 10\n\n')).toEqual(
    ['one', 'two\nlines'],
  );
});

test('an event without its last line break counts at the end', () => {
  expect(read('data: one\n\ndata: two')).toEqual(['one', 'two']);
  expect(read('')).toEqual([]);
});

test('an empty field of data is an empty line, no data is no event', () => {
  expect(read('data\n\ndata:\ndata: x\n\nevent: ping\n\n')).toEqual(['', '\nx']);
});

test('however the bytes are cut and the lines end, the events are the same', () => {
  const data = fc.array(
    fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ' ')),
    { minLength: 1, maxLength: 3 },
  );
  const ending = fc.constantFrom('\n', '\r\n', '\r');
  fc.assert(
    fc.property(
      fc.array(data, { maxLength: 5 }),
      ending,
      fc.array(fc.nat(500), { maxLength: 8 }),
      (events, end, cuts) => {
        const text = events
          .map((lines) => `${lines.map((line) => `data: ${line}${end}`).join('')}${end}`)
          .join(`: ping${end}`);
        expect(read(text, cuts)).toEqual(events.map((lines) => lines.join('\n')));
      },
    ),
  );
});
