import { fireEvent, render } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { hearEarlyKeys, useShortcuts } from '~/pages/shortcuts';

const help = vi.fn<() => void>();

function Keys() {
  useShortcuts('Anywhere', [{ keys: '?', says: 'Keyboard shortcuts', run: help }]);
  return null;
}

beforeEach(() => {
  help.mockClear();
  hearEarlyKeys();
});

test('a key pressed before it is bound is done once, when it is', () => {
  fireEvent.keyDown(document.body, { key: '?' });
  const page = render(<Keys />);
  expect(help).toHaveBeenCalledTimes(1);
  page.unmount();
  render(<Keys />);
  expect(help).toHaveBeenCalledTimes(1);
});

test('text that was typed meanwhile stays text', () => {
  const field = document.body.appendChild(document.createElement('input'));
  fireEvent.keyDown(field, { key: '?' });
  render(<Keys />);
  expect(help).not.toHaveBeenCalled();
  field.remove();
});

test('what was pressed long ago is forgotten', () => {
  fireEvent.keyDown(document.body, { key: '?' });
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + 3_000);
  render(<Keys />);
  expect(help).not.toHaveBeenCalled();
});
