import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '~/serve/contentSecurityPolicy';
import { configOf } from '~/serve/configJson';
import { connectHost, serveSettings } from '~/serve/settings';

const directives = (policy: string) =>
  new Map(policy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1)]));

test('without further hosts everything comes from this origin, nothing is inline and nothing is evaluated', () => {
  const policy = contentSecurityPolicy([]);
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  const by = directives(policy);
  expect(by.get('default-src')).toEqual(["'none'"]);
  for (const name of ['script-src', 'style-src', 'font-src', 'connect-src', 'worker-src'])
    expect(by.get(name)).toEqual(["'self'"]);
  for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect(by.get(name)).toEqual(["'none'"]);
});

test('no script may make markup or code of text; the page may start its own worker, the demo alone that of its mock', () => {
  const by = directives(contentSecurityPolicy([]));
  expect(by.get('require-trusted-types-for')).toEqual(["'script'"]);
  expect(by.get('trusted-types')).toEqual(['rundown']);
  const demo = directives(contentSecurityPolicy([], { demo: true }));
  expect(demo.get('trusted-types')).toEqual(['rundown', 'default']);
});

test('a host of the configuration may be asked, shown and connected to, but gives no code and no style', () => {
  const by = directives(contentSecurityPolicy(['https://api.example.org']));
  expect(by.get('connect-src')).toEqual(["'self'", 'https://api.example.org', 'wss://api.example.org']);
  expect(by.get('img-src')).toContain('https://api.example.org');
  expect(by.get('media-src')).toContain('https://api.example.org');
  for (const name of ['script-src', 'style-src', 'font-src', 'worker-src'])
    expect(by.get(name)).toEqual(["'self'"]);
});

test('a socket host is for connections only', () => {
  const by = directives(contentSecurityPolicy(['wss://live.example.org']));
  expect(by.get('connect-src')).toContain('wss://live.example.org');
  expect(by.get('img-src')).not.toContain('wss://live.example.org');
});

test.each([
  "https://a.org; script-src 'unsafe-inline'",
  '*',
  'https://*',
  'https:',
  'javascript:alert(1)',
  'https://a.org/path',
  "'unsafe-eval'",
  'https://a.org\r\nx: y',
])('the host %j cannot widen the policy', (host) => {
  expect(() => connectHost(host)).toThrow(/SKYVERN_CONNECT_HOSTS/);
});

test.each([
  'https://api.example.org',
  'http://10.0.0.7:8000',
  'https://*.s3.amazonaws.com',
  'http://[::1]:8000',
  'wss://live.example.org',
])('%s is a host', (host) => {
  expect(connectHost(host)).toBe(host);
});

test('the page is told the origin of the server behind the proxy, and neither its path nor the key', () => {
  const settings = serveSettings(
    {
      SKYVERN_API_URL: 'https://skyvern.example.org/prefix/api/v1/',
      SKYVERN_API_KEY: 'secret.key',
      SKYVERN_APP_URL: 'https://app.example.org/x',
      SKYVERN_CONNECT_HOSTS: 'https://a.org, https://b.org',
    },
    'production',
  );
  expect(settings.upstream?.href).toBe('https://skyvern.example.org/prefix');
  expect(configOf(settings)).toEqual({
    mode: 'proxy',
    apiBase: '',
    upstreamOrigin: 'https://skyvern.example.org',
    appUrl: 'https://app.example.org',
    connectHosts: ['https://a.org', 'https://b.org'],
  });
  expect(JSON.stringify(configOf(settings))).not.toContain('secret');
});

test.each([
  ['http://localhost:8000', 'http://localhost:8000/'],
  ['http://localhost:8000/', 'http://localhost:8000/'],
  ['https://api.skyvern.com/v1', 'https://api.skyvern.com/'],
  ['https://api.skyvern.com/api/v1/?x=1#y', 'https://api.skyvern.com/'],
  ['https://host/skyvern/api', 'https://host/skyvern'],
])('%s means the server %s', (given, meant) => {
  expect(serveSettings({ SKYVERN_API_URL: given }, 'production').upstream?.href).toBe(meant);
});

test('without a server the mode of the build decides', () => {
  expect(serveSettings({ SKYVERN_API_URL: ' ' }, 'demo').mode).toBe('demo');
  expect(serveSettings({}, 'production').mode).toBe('direct');
});

test.each([
  [{ SKYVERN_API_URL: 'localhost:8000' }, /SKYVERN_API_URL/],
  [{ SKYVERN_API_URL: 'ftp://host' }, /SKYVERN_API_URL/],
  [{ SKYVERN_API_URL: 'https://user:hunter2@host' }, /SKYVERN_API_KEY/],
  [{ SKYVERN_API_URL: 'http://host', SKYVERN_API_KEY: 'a\nb' }, /SKYVERN_API_KEY/],
  [{ SKYVERN_APP_URL: 'app' }, /SKYVERN_APP_URL/],
])('%j is refused with a sentence that names the setting', (env, words) => {
  expect(() => serveSettings(env, 'production')).toThrow(words);
});

test('a refused address is quoted without its password', () => {
  expect(() => serveSettings({ SKYVERN_API_URL: 'user:hunter2@host' }, 'production')).toThrow(
    /^(?!.*hunter2)/,
  );
});
