import { act, fireEvent, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCalm } from '~/pages/run/live/useCalm';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is drawn of values that need more lines when they are longer. */
const watching = (watch = true) =>
  renderHook(
    ({ value }) =>
      useCalm(
        value,
        (now, next) => now.length !== next.length,
        () => watch,
      ),
    {
      initialProps: { value: 'a' },
    },
  );

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

test('what takes another place waits until the hands rest', () => {
  const { result, rerender } = watching();
  act(() => void fireEvent.pointerMove(window));
  rerender({ value: 'long' });
  expect(result.current).toBe('a');
  pass(900);
  act(() => void fireEvent.keyDown(window));
  pass(900);
  expect(result.current).toBe('a');
  pass(200);
  expect(result.current).toBe('long');
});

test('under hands at rest, and in the same place, it is drawn at once', () => {
  const { result, rerender } = watching();
  rerender({ value: 'long' });
  expect(result.current).toBe('long');
  act(() => void fireEvent.pointerMove(window));
  rerender({ value: 'gone' });
  expect(result.current).toBe('gone');
});

test('hands that never rest do not hide it for ever', () => {
  const { result, rerender } = watching();
  const work = (ms: number) => {
    for (let passed = 0; passed < ms; passed += 500) {
      act(() => void fireEvent.pointerMove(window));
      pass(500);
    }
  };
  work(500);
  rerender({ value: 'long' });
  work(7_000);
  expect(result.current).toBe('a');
  work(1_500);
  expect(result.current).toBe('long');
  // The next one may wait as long.
  rerender({ value: 'longer' });
  expect(result.current).toBe('long');
});

test('where nobody works below it, nothing is held back', () => {
  const { result, rerender } = watching(false);
  act(() => void fireEvent.pointerMove(window));
  rerender({ value: 'long' });
  expect(result.current).toBe('long');
});
