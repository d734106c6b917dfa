import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { getConfig, loadConfig, setConfig } from '~/api/config';
import {
  forgetConnection,
  getConnection,
  onConnectionChange,
  setConnection,
  withoutKeys,
} from '~/api/connection';
import { createQueryClient } from '~/api/queryClient';
import { isSameOrigin, matchesHost, reachableUrl } from '~/api/reach';
import { socketUrl } from '~/api/live/socketUrl';
import { testConnection } from '~/api/testConnection';

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  setConfig({});
  forgetConnection();
});
afterEach(() => server.resetHandlers());

/** Everything that a storage holds, as one text. */
const kept = (storage: Storage): string =>
  Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? '')).join();

describe('/config.json', () => {
  const serve = (make: () => Response) => server.use(http.get('*/config.json', make));

  test('says how the page is served', async () => {
    serve(() =>
      HttpResponse.json({
        mode: 'proxy',
        apiBase: '',
        upstreamOrigin: 'http://skyvern:8000/x',
        appUrl: 'https://app.example/agents',
        connectHosts: ['https://*.s3.example'],
      }),
    );
    expect(await loadConfig()).toEqual({
      mode: 'proxy',
      apiBase: '',
      upstreamOrigin: 'http://skyvern:8000',
      appUrl: 'https://app.example',
      connectHosts: ['https://*.s3.example'],
    });
    expect(getConfig().mode).toBe('proxy');
  });

  test.each([
    ['is missing', () => new HttpResponse(null, { status: 404 })],
    ['is a fallback page', () => HttpResponse.html('<!doctype html>')],
    ['is no object', () => HttpResponse.json([1])],
    ['cannot be had', () => HttpResponse.error()],
  ] as const)('where it %s, the reader names a server', async (_case, make) => {
    serve(make);
    expect(await loadConfig()).toMatchObject({ mode: 'direct', apiBase: '', connectHosts: [] });
  });

  test('odd values are as if they were not there', async () => {
    serve(() =>
      HttpResponse.json({ mode: 'magic', apiBase: 7, appUrl: 'javascript:alert(1)', connectHosts: 'all' }),
    );
    expect(await loadConfig()).toEqual({
      mode: 'direct',
      apiBase: '',
      upstreamOrigin: null,
      appUrl: null,
      connectHosts: [],
    });
  });
});

describe('the connection', () => {
  test('is what is configured, until the reader sets something', () => {
    setConfig({ apiBase: 'https://api.example', appUrl: 'https://app.example' });
    forgetConnection();
    expect(getConnection()).toMatchObject({
      apiBase: 'https://api.example',
      appUrl: 'https://app.example',
      apiKey: null,
      remember: false,
    });
    setConnection({ apiBase: 'https://own.example/api/v1/' });
    expect(getConnection().apiBase).toBe('https://own.example');
    setConnection({ apiBase: '' });
    expect(getConnection().apiBase).toBe('https://api.example');
  });

  test('a key is kept for this tab only, unless it is to be remembered', () => {
    setConnection({ apiKey: 'key-1' });
    expect(kept(sessionStorage)).toContain('key-1');
    expect(kept(localStorage)).not.toContain('key-1');
    setConnection({ remember: true });
    expect(kept(localStorage)).toContain('key-1');
    expect(kept(sessionStorage)).not.toContain('key-1');
    forgetConnection();
    expect(kept(localStorage) + kept(sessionStorage)).not.toContain('key-1');
    expect(getConnection().apiKey).toBeNull();
  });

  test('who listens is told of each change', () => {
    const heard = vi.fn();
    const stop = onConnectionChange(heard);
    setConnection({ appUrl: 'https://app.example/' });
    expect(heard).toHaveBeenCalledTimes(1);
    expect(getConnection().appUrl).toBe('https://app.example');
    stop();
    setConnection({ appUrl: null });
    expect(heard).toHaveBeenCalledTimes(1);
  });

  test('only another server or another key makes what was answered worthless', () => {
    setConnection({ apiBase: 'https://api.example', apiKey: 'key-1' });
    const client = createQueryClient();
    const answered = () => client.getQueryData(['answer']);
    client.setQueryData(['answer'], 1);
    setConnection({ appUrl: 'https://app.example', assistant: null, apiKey: ' key-1 ' });
    expect(answered()).toBe(1);
    setConnection({ apiKey: 'key-2' });
    expect(answered()).toBeUndefined();
    client.setQueryData(['answer'], 1);
    setConnection({ apiBase: 'https://other.example' });
    expect(answered()).toBeUndefined();
    client.setQueryData(['answer'], 1);
    forgetConnection();
    expect(answered()).toBeUndefined();
  });

  test('no text holds a key once it is cleaned', () => {
    setConnection({ apiKey: 'key-1', assistant: { url: 'https://ai.example', key: 'key-2', model: 'm' } });
    expect(withoutKeys('key-1 and key-2 and key-1')).toBe('••• and ••• and •••');
  });
});

describe('which addresses may be asked', () => {
  test('this origin, and those that are configured; nothing else', () => {
    setConfig({
      mode: 'direct',
      connectHosts: ['https://api.example', 'https://*.storage.example', 'http://localhost:8000'],
    });
    for (const url of [
      'https://api.example/v1/artifacts/a_1/content?sig=x',
      'https://eu.storage.example/x?X-Amz-Signature=1',
      'http://localhost:8000/v1',
    ])
      expect(reachableUrl(url)).toBe(url);
    for (const url of [
      'https://evil.example/x.png',
      'https://storage.example/x',
      'http://api.example/',
      'https://api.example.evil.example/',
      'http://localhost:8001/',
      'file:///data/a.png',
      's3://bucket/a',
      'javascript:alert(1)',
      'data:image/png;base64,AA',
      'no address',
      '',
      null,
    ])
      expect(reachableUrl(url)).toBeNull();
  });

  test('those of the server behind the proxy, through this origin', () => {
    setConfig({ mode: 'proxy', upstreamOrigin: 'http://skyvern:8000' });
    expect(reachableUrl('http://skyvern:8000/v1/artifacts/a_1/content?expiry=1&sig=x')).toBe(
      '/v1/artifacts/a_1/content?expiry=1&sig=x',
    );
    expect(reachableUrl('http://skyvern:8001/v1/x')).toBeNull();
    setConnection({ apiBase: 'https://other.example', apiKey: 'k' });
    expect(isSameOrigin()).toBe(false);
    expect(reachableUrl('http://skyvern:8000/v1/x')).toBeNull();
  });

  test('a source without a host covers nothing', () => {
    const url = new URL('https://api.example/');
    for (const source of ['*', 'https:', 'https://', 'api.example', ''])
      expect(matchesHost(url, source)).toBe(false);
  });

  test('sockets follow the server, and carry a key only when the page has one', () => {
    expect(socketUrl('/v1/stream/x')).toBe(`ws://${location.host}/v1/stream/x`);
    setConnection({ apiBase: 'https://api.example', apiKey: 'a b&c' });
    expect(socketUrl('/v1/stream/x', { client_id: '1' })).toBe(
      'wss://api.example/v1/stream/x?client_id=1&apikey=a+b%26c',
    );
  });
});

describe('trying a connection', () => {
  const BASE = 'https://api.example';
  const list = (make: (request: Request) => Response) =>
    server.use(http.get(`${BASE}/v1/runs`, ({ request }) => make(request)));
  const tried = (apiBase: string = BASE, apiKey: string | null = 'key-1') =>
    testConnection({ apiBase, apiKey });
  beforeEach(() => setConfig({ connectHosts: [BASE] }));

  test('ok, with the version where the server says one', async () => {
    list((request) =>
      request.headers.get('x-api-key') === 'key-1'
        ? HttpResponse.json([])
        : HttpResponse.json({ detail: 'Invalid credentials' }, { status: 403 }),
    );
    server.use(http.get(`${BASE}/v1/version`, () => HttpResponse.json({ version: '1.0.56' })));
    expect(await tried(`${BASE}/v1/`)).toEqual({ kind: 'ok', version: '1.0.56' });
    server.use(
      http.get(`${BASE}/v1/version`, () => HttpResponse.json({ detail: 'Not Found' }, { status: 404 })),
    );
    expect(await tried()).toEqual({ kind: 'ok', version: null });
    expect(await tried(BASE, null)).toEqual({ kind: 'key-refused', detail: 'Invalid credentials' });
  });

  test('a key of an organization that is gone is refused, too', async () => {
    list(() => HttpResponse.json({ detail: 'Organization not found' }, { status: 404 }));
    expect(await tried()).toEqual({ kind: 'key-refused', detail: 'Organization not found' });
  });

  test.each(['ftp://api.example', 'api example', 'javascript:alert(1)', 'api.example'])(
    '“%s” is no address',
    async (base) => {
      expect(await tried(base)).toEqual({ kind: 'wrong-url' });
    },
  );

  test('a host that the page’s policy does not name', async () => {
    expect(await tried('https://other.example')).toEqual({
      kind: 'not-allowed',
      origin: 'https://other.example',
    });
  });

  test('something else than Skyvern', async () => {
    list(() => HttpResponse.html('<h1>It works!</h1>'));
    expect(await tried()).toMatchObject({ kind: 'not-skyvern', status: 200 });
    list(() => HttpResponse.json({ hello: 'world' }));
    expect(await tried()).toMatchObject({ kind: 'not-skyvern', contentType: 'application/json' });
    list(() => new HttpResponse('no', { status: 404 }));
    expect(await tried()).toMatchObject({ kind: 'not-skyvern', status: 404 });
  });

  test('a server with a problem, and a proxy with nobody behind it', async () => {
    list(() => HttpResponse.json({ error: 'Database temporarily unavailable' }, { status: 503 }));
    expect(await tried()).toEqual({
      kind: 'server-error',
      status: 503,
      detail: 'Database temporarily unavailable',
    });
    list(() => HttpResponse.html('<h1>502</h1>', { status: 502 }));
    expect(await tried()).toEqual({ kind: 'unreachable' });
  });

  test('nobody answers', async () => {
    server.use(http.get(`${BASE}/*`, () => HttpResponse.error()));
    expect(await tried()).toEqual({ kind: 'unreachable' });
  });

  test('somebody answers, but not to this page', async () => {
    list(() => HttpResponse.error());
    server.use(http.get(`${BASE}/v1/version`, () => HttpResponse.json({ version: '1.0.50' })));
    expect(await tried()).toEqual({ kind: 'cors', origin: BASE });
  });
});
