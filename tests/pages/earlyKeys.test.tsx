import { fireEvent, render } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { hearEarlyKeys, useShortcuts } from '~/pages/shortcuts';

const help = vi.fn<() => void>();

function Keys() {
  useShortcuts('Anywhere', [{ keys: '?', says: 'Keyboard shortcuts', run: help }]);
  return null;
}

function EnterKey() {
  useShortcuts('On a row', [{ keys: 'Enter', says: 'To the details', run: help }]);
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

test('Enter on a link is the link’s, and not done once more when a key is bound to it', () => {
  const link = document.body.appendChild(document.createElement('a'));
  fireEvent.keyDown(link, { key: 'Enter' });
  render(<EnterKey />);
  expect(help).not.toHaveBeenCalled();
  link.remove();
});

test('what was pressed long ago is forgotten', () => {
  fireEvent.keyDown(document.body, { key: '?' });
  const now = performance.now();
  vi.spyOn(performance, 'now').mockReturnValue(now + 3_000);
  render(<Keys />);
  expect(help).not.toHaveBeenCalled();
});
