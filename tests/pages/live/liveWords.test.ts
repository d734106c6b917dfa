import { expect, test } from 'vitest';
import type { PicturePhase, PictureReason } from '~/api/live/pictureState';
import { sayLive } from '~/pages/run/live/liveWords';

const STATES: [PicturePhase, PictureReason | null, string, number | null][] = [
  ['waiting', 'queued', 'queued', null],
  ['waiting', 'no-browser', 'running', null],
  ['connecting', 'opening', 'running', null],
  ['connecting', 'no-frame', 'running', null],
  ['connecting', 'reconnecting', 'running', null],
  ['stalled', 'silent', 'running', 72_000],
  ['stalled', 'reconnecting', 'running', 5_000],
  ['ended', null, 'running', null],
  ['ended', null, 'failed', null],
  ['refused', null, 'running', null],
  ['unavailable', 'not-found', 'running', null],
  ['unavailable', 'session-over', 'running', null],
  ['unavailable', 'use-vnc', 'running', null],
  ['unavailable', 'unreachable', 'running', null],
];
const words = STATES.map(([phase, reason, status, ageMs]) => sayLive({ phase, reason }, status, ageMs));

test('a live picture speaks for itself; every other state has a sentence of its own', () => {
  expect(sayLive({ phase: 'live', reason: null }, 'running', 100)).toBeNull();
  const sentences = words.map((said) => said?.sentence ?? '');
  expect(sentences.every((sentence) => sentence.endsWith('.'))).toBe(true);
  expect(new Set(sentences).size).toBe(STATES.length);
});

test('where the reader can do something about it, a button does it', () => {
  const helped = STATES.filter((_, at) => words[at]?.again).map(([phase, reason]) => `${phase} ${reason}`);
  expect(helped).toEqual([
    'connecting reconnecting',
    'stalled reconnecting',
    'refused null',
    'unavailable not-found',
    'unavailable use-vnc',
    'unavailable unreachable',
  ]);
});

test('a picture that may be old says how old', () => {
  expect(sayLive({ phase: 'stalled', reason: 'silent' }, 'running', 72_000)?.title).toBe(
    'No frame for 1 m 12 s',
  );
});
