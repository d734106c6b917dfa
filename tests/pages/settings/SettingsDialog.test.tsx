import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { Route } from 'react-router-dom';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { setConfig } from '~/api/config';
import { forgetConnection, getConnection, setConnection } from '~/api/connection';
import { getPreferences } from '~/pages/preferences';
import { SettingsDialog } from '~/pages/settings/SettingsDialog';
import { server } from '../../../mocks/node';
import { showAt } from '../showRun';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => {
  setConfig({ mode: 'direct', connectHosts: ['http://skyvern.test:8000', 'https://closed.test'] });
  forgetConnection();
});
afterEach(() => server.resetHandlers());
afterAll(() => {
  forgetConnection();
  server.close();
});

function open() {
  const onClose = vi.fn();
  const shown = showAt('/', <Route path="/" element={<SettingsDialog open onClose={onClose} />} />);
  return { ...shown, onClose, dialog: screen.getByRole('dialog', { name: 'Settings' }) };
}

test('a server and its key are saved for this tab only', async () => {
  const { user, onClose } = open();
  await user.type(screen.getByRole('textbox', { name: 'Server' }), 'http://skyvern.test:8000/api/v1/');
  await user.type(screen.getByLabelText('API key'), 'secret-key');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(onClose).toHaveBeenCalled();
  expect(getConnection()).toMatchObject({
    apiBase: 'http://skyvern.test:8000',
    apiKey: 'secret-key',
    remember: false,
  });
  expect(Object.values(localStorage).join()).not.toContain('secret-key');
});

test('remembered is kept after the tab is closed', async () => {
  const { user } = open();
  await user.type(screen.getByLabelText('API key'), 'secret-key');
  await user.click(screen.getByRole('checkbox', { name: /Remember on this computer/ }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(localStorage.getItem('rundown.connection')).toContain('secret-key');
});

test('closing changes nothing', async () => {
  setConnection({ appUrl: 'https://app.skyvern.test' });
  const { user, dialog } = open();
  const field = screen.getByRole('textbox', { name: /own address/ });
  expect(field).toHaveValue('https://app.skyvern.test');
  await user.clear(field);
  const [, close] = within(dialog).getAllByRole('button', { name: 'Close' });
  if (close) await user.click(close);
  expect(getConnection().appUrl).toBe('https://app.skyvern.test');
});

test('what is no address is not saved, and the field says what to enter', async () => {
  const { user, onClose } = open();
  await user.type(screen.getByRole('textbox', { name: 'Server' }), 'localhost:8000');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByRole('textbox', { name: 'Server' })).toHaveAccessibleDescription(/begins with http/);
  expect(onClose).not.toHaveBeenCalled();
});

test('the key is dots until it is revealed', async () => {
  const { user } = open();
  expect(screen.getByLabelText('API key')).toHaveAttribute('type', 'password');
  await user.click(screen.getByRole('button', { name: 'Reveal API key' }));
  expect(screen.getByLabelText('API key')).toHaveAttribute('type', 'text');
});

test.each([
  ['http://skyvern.test:8000', 'Connected to Skyvern 1.0.56', null],
  ['skyvern', /This is no address of a server/, null],
  ['http://elsewhere.test', /This page may not ask http:\/\/elsewhere\.test/, null],
  [
    'http://skyvern.test:8000',
    /The key was refused: Invalid credentials/,
    () => HttpResponse.json({ detail: 'Invalid credentials' }, { status: 403 }),
  ],
  [
    'http://skyvern.test:8000',
    /is not Skyvern: it answered 200 with text\/html/,
    () => HttpResponse.html('<p>Welcome to nginx</p>'),
  ],
  [
    'http://skyvern.test:8000',
    /it answered 500 \(Unexpected error\)/,
    () => HttpResponse.json({ error: 'Unexpected error' }, { status: 500 }),
  ],
])('Test connection of %s says: %s', async (address, words, answer) => {
  if (answer) server.use(http.get('http://skyvern.test:8000/v1/runs', answer));
  const { user } = open();
  await user.type(screen.getByRole('textbox', { name: 'Server' }), address);
  await user.click(screen.getByRole('button', { name: 'Test connection' }));
  expect(await screen.findByText(words)).toBeVisible();
});

test('nobody there and a server that is closed to this page are two things', async () => {
  server.use(
    http.get('https://closed.test/v1/runs', () => HttpResponse.error()),
    http.get('https://closed.test/v1/version', () => HttpResponse.json({ version: '1.0.56' })),
    http.get('http://skyvern.test:8000/*', () => HttpResponse.error()),
  );
  const { user } = open();
  const field = screen.getByRole('textbox', { name: 'Server' });
  await user.type(field, 'https://closed.test');
  await user.click(screen.getByRole('button', { name: 'Test connection' }));
  expect(await screen.findByText(/ALLOWED_ORIGINS/)).toBeVisible();
  await user.clear(field);
  await user.type(field, 'http://skyvern.test:8000');
  expect(screen.queryByText(/ALLOWED_ORIGINS/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Test connection' }));
  expect(await screen.findByText(/Nobody answers at http:\/\/skyvern\.test:8000/)).toBeVisible();
});

test('an assistant needs the name of its model', async () => {
  const { user } = open();
  await user.type(screen.getByRole('textbox', { name: 'Assistant endpoint' }), 'https://closed.test/v1/');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByRole('textbox', { name: 'Model' })).toHaveAccessibleDescription(
    'Enter the name of the model to ask.',
  );
  await user.type(screen.getByRole('textbox', { name: 'Model' }), 'small');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(getConnection().assistant).toEqual({ url: 'https://closed.test/v1', key: null, model: 'small' });
});

test('how one reads is changed at once', async () => {
  const { user } = open();
  await user.click(
    within(screen.getByRole('group', { name: 'Theme' })).getByRole('button', { name: 'Dark' }),
  );
  await user.click(
    within(screen.getByRole('group', { name: 'Single-letter keys' })).getByRole('button', { name: 'Off' }),
  );
  expect(getPreferences()).toMatchObject({ theme: 'dark', letterKeys: false });
});

test('behind a proxy the server is fixed, and no key is asked for', async () => {
  setConfig({ mode: 'proxy', upstreamOrigin: 'http://localhost:8000' });
  const { user, dialog } = open();
  expect(dialog).toHaveTextContent(/This page asks localhost:8000 through the server that serves it/);
  expect(screen.queryByLabelText('API key')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Test connection' }));
  await waitFor(() => expect(dialog).toHaveTextContent('Connected to Skyvern 1.0.56'));
});

test('the demo says how to see one’s own runs', () => {
  setConfig({ mode: 'demo' });
  const { dialog } = open();
  expect(dialog).toHaveTextContent(/SKYVERN_API_URL=.* npm start/);
  expect(screen.queryByLabelText('API key')).toBeNull();
});
