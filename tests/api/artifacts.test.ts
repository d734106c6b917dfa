import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ArtifactHint, ArtifactStore } from '~/api/artifacts/artifactStore';
import { artifactBlob, artifactContentUrl, artifactIdIn } from '~/api/artifacts/content';
import { isSigned, signedUntilMs } from '~/api/artifacts/signedUrl';
import { safeType, sniffType } from '~/api/artifacts/sniff';
import { setConfig } from '~/api/config';
import { forgetConnection, setConnection } from '~/api/connection';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const API = 'https://api.example';
const inAnHour = Math.floor(Date.now() / 1000) + 3_600;
const signed = (host = API, expiry = inAnHour) =>
  `${host}/v1/artifacts/a_1/content?expiry=${expiry}&kid=k&sig=s`;

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());

let made: Map<string, Blob>;
let asked: string[];
let store: ArtifactStore;
beforeEach(() => {
  setConfig({});
  forgetConnection();
  made = new Map();
  asked = [];
  store = new ArtifactStore();
  vi.stubGlobal(
    'URL',
    Object.assign(URL, {
      createObjectURL: (blob: Blob) => {
        const url = `blob:${made.size}-${Math.random()}`;
        made.set(url, blob);
        return url;
      },
      revokeObjectURL: (url: string) => made.delete(url),
    }),
  );
  server.events.on('request:start', ({ request }) =>
    asked.push(new URL(request.url).pathname.replace('/v1/artifacts/', '')),
  );
});
afterEach(() => {
  store.clear();
  server.resetHandlers();
  server.events.removeAllListeners();
});

/** A page that holds a key and may reach the API's host: pictures need a signature or a fetch. */
const direct = () => {
  setConfig({ connectHosts: [API] });
  setConnection({ apiBase: API, apiKey: 'key-1' });
};
const content = (make: (request: Request) => Response) =>
  server.use(http.get('*/v1/artifacts/:id/content', ({ request }) => make(request)));
const png = () => new HttpResponse(PNG, { headers: { 'content-type': 'application/zip' } });
const mint = (signed_url: string | null) =>
  server.use(
    http.get('*/v1/artifacts/:id/signed-url', () =>
      HttpResponse.json({ artifact_id: 'a_1', signed_url, expires_at: null }),
    ),
  );

/** Watches an artifact; `settled` resolves when it is no longer loading. */
function watch(hint: ArtifactHint = {}, id = 'a_1') {
  let waiting: (() => void) | null = null;
  const isSettled = () => store.view(id, hint).state !== 'loading';
  const stop = store.watch(id, hint, () => {
    if (isSettled()) waiting?.();
  });
  return {
    stop,
    broke: () => store.broke(id, hint),
    retry: () => store.retry(id, hint),
    now: () => store.view(id, hint),
    settled: async () => {
      if (!isSettled()) await new Promise<void>((resolve) => (waiting = resolve));
      return store.view(id, hint);
    },
  };
}

describe('behind a proxy, or in the demo', () => {
  test('the content route is the address, at once and without a request', () => {
    expect(watch({ signedUrl: 'file:///data/artifacts/x.png' }).now()).toEqual({
      state: 'ready',
      url: '/v1/artifacts/a_1/content',
      error: null,
    });
    expect(asked).toEqual([]);
  });

  test('a picture that does not load is fetched, and gets the type that it has', async () => {
    content(png);
    const picture = watch();
    picture.broke();
    const view = await picture.settled();
    expect(view.state).toBe('ready');
    expect(made.get(view.url ?? '')?.type).toBe('image/png');
    picture.broke();
    expect(picture.now()).toMatchObject({ state: 'failed', url: null });
  });

  test('an archived artifact is not asked for', () => {
    expect(watch({ archived: true }).now()).toMatchObject({ state: 'archived', url: null });
    expect(asked).toEqual([]);
  });
});

describe('with a key of its own', () => {
  beforeEach(direct);

  test('a signed address that is good for a minute more is used as it is', () => {
    expect(watch({ signedUrl: signed() }).now()).toEqual({ state: 'ready', url: signed(), error: null });
    expect(asked).toEqual([]);
  });

  test.each([
    ['file://', 'file:///data/artifacts/o_1/2026_a_1_screenshot_action.png'],
    ['unsigned', `${API}/v1/artifacts/a_1/content?artifact_name=x`],
    ['of a host that nobody configured', signed('https://evil.example')],
    ['missing', null],
  ])('one that is %s is not used: the bytes are fetched with the key', async (_case, signedUrl) => {
    let key: string | null = null;
    content((request) => ((key = request.headers.get('x-api-key')), png()));
    const view = await watch({ signedUrl }).settled();
    expect(view).toMatchObject({ state: 'ready', url: expect.stringMatching(/^blob:/) });
    expect(key).toBe('key-1');
    expect(asked).toEqual(['a_1/content']);
  });

  test.each([
    ['has expired', 1_600_000_000],
    ['is about to expire', Math.floor(Date.now() / 1000) + 30],
  ])('one that %s is renewed before it is used, once', async (_case, expiry) => {
    mint(signed(API, inAnHour + 1));
    content(png);
    const picture = watch({ signedUrl: signed(API, expiry) });
    expect((await picture.settled()).url).toBe(signed(API, inAnHour + 1));
    picture.broke();
    expect((await picture.settled()).url).toMatch(/^blob:/);
    expect(asked).toEqual(['a_1/signed-url', 'a_1/content']);
  });

  test('an address that stopped working is renewed once, then the bytes are fetched', async () => {
    mint(signed(API, inAnHour + 1));
    content(png);
    const picture = watch({ signedUrl: signed() });
    picture.broke();
    expect((await picture.settled()).url).toBe(signed(API, inAnHour + 1));
    picture.broke();
    expect((await picture.settled()).url).toMatch(/^blob:/);
    expect(asked).toEqual(['a_1/signed-url', 'a_1/content']);
  });

  test('a server that cannot sign gives the bytes', async () => {
    server.use(
      http.get('*/v1/artifacts/:id/signed-url', () =>
        HttpResponse.json({ detail: 'not configured' }, { status: 503 }),
      ),
    );
    content(png);
    const picture = watch({ signedUrl: signed() });
    picture.broke();
    expect((await picture.settled()).url).toMatch(/^blob:/);
  });

  test('what several look at is loaded once, and let go of when none does for long', async () => {
    content(png);
    const first = watch();
    const second = watch();
    await first.settled();
    expect(asked).toEqual(['a_1/content']);
    expect(second.now()).toBe(first.now());
    first.stop();
    second.stop();
    // Kept for the next look.
    expect((await watch().settled()).state).toBe('ready');
    expect(asked).toHaveLength(1);
    const others = await Promise.all(
      Array.from({ length: 80 }, (_, index) => watch({}, `a_9${index}`)).map(
        async (one) => (await one.settled(), one),
      ),
    );
    for (const other of others) other.stop();
    expect(made.size).toBeLessThanOrEqual(61);
    store.clear();
    expect(made.size).toBe(0);
  });

  test('nobody waits: nothing goes on', () => {
    let signal: AbortSignal | null = null;
    vi.stubGlobal('fetch', (_url: string, init: RequestInit) => {
      signal = init.signal ?? null;
      return new Promise(() => {});
    });
    const picture = watch();
    expect(signal).toMatchObject({ aborted: false });
    picture.stop();
    expect(signal).toMatchObject({ aborted: true });
    expect(picture.now()).toMatchObject({ state: 'loading' });
  });

  test('a recording whose file was replaced is another file', async () => {
    content(png);
    const before = await watch({ uri: 'file:///a.webm' }).settled();
    const after = await watch({ uri: 'file:///a.mp4' }).settled();
    expect(after.url).not.toBe(before.url);
  });
});

describe('files that are not there', () => {
  beforeEach(direct);
  const gone = (detail: string, status = 404) => content(() => HttpResponse.json({ detail }, { status }));
  const patiently = async <T>(wait: () => Promise<T>): Promise<T> => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const done = wait();
      for (let i = 0; i < 12; i++) {
        await new Promise((resolve) => setImmediate(resolve));
        await vi.advanceTimersByTimeAsync(500);
      }
      return await done;
    } finally {
      vi.useRealTimers();
    }
  };

  test('a row without its file is missing at once, or not there yet, and asked for three times more', async () => {
    gone('Artifact content not available');
    expect(await watch().settled()).toMatchObject({ state: 'missing', error: { status: 404 } });
    expect(asked).toHaveLength(1);
    store.clear();
    asked.length = 0;
    const file = watch();
    await patiently(() => file.settled());
    expect(file.now()).toMatchObject({ state: 'missing', error: { status: 404 } });
    expect(asked).toHaveLength(4);
    expect(await patiently(() => watch({ live: true }, 'a_2').settled())).toMatchObject({ state: 'not-yet' });
  });

  test('a file that comes late is shown in place of the sentence', async () => {
    let tries = 0;
    content(() =>
      ++tries < 3 ? HttpResponse.json({ detail: 'Artifact content not available' }, { status: 404 }) : png(),
    );
    const file = watch();
    expect(await patiently(() => file.settled())).toMatchObject({ state: 'missing' });
    expect(file.now()).toMatchObject({ state: 'ready' });
  });

  test('an unknown artifact is missing at once', async () => {
    gone('Artifact not found a_1');
    expect(await watch().settled()).toMatchObject({ state: 'missing', error: { kind: 'missing' } });
    expect(asked).toHaveLength(1);
  });

  test('an empty file is missing', async () => {
    content(() => new HttpResponse(null, { headers: { 'content-type': 'video/webm' } }));
    expect(await watch().settled()).toMatchObject({
      state: 'missing',
      error: { detail: 'The file is empty.' },
    });
  });

  test('a refusal is a failure that can be tried again', async () => {
    gone('Invalid credentials', 403);
    const picture = watch();
    expect(await picture.settled()).toMatchObject({ state: 'failed', error: { kind: 'refused' } });
    mint(null);
    content(png);
    picture.retry();
    expect(await picture.settled()).toMatchObject({ state: 'ready' });
  });
});

describe('what bytes are', () => {
  const text = (words: string) => new TextEncoder().encode(words);
  test.each([
    ['image/png', PNG],
    ['image/jpeg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    ['image/webp', text('RIFF....WEBPVP8 ')],
    ['image/gif', text('GIF89a')],
    ['video/webm', new Uint8Array([0x1a, 0x45, 0xdf, 0xa3])],
    ['video/mp4', text('....ftypisom')],
    ['application/pdf', text('%PDF-1.7')],
    ['application/zip', new Uint8Array([0x50, 0x4b, 3, 4])],
    [null, text('{"a":1}')],
    [null, new Uint8Array()],
  ])('%s', (type, bytes) => expect(sniffType(bytes)).toBe(type));

  test('a claim counts where the bytes do not tell, unless it would make a page of them', () => {
    expect(safeType(text('{"a":1}'), 'application/json; charset=utf-8')).toBe('application/json');
    expect(safeType(PNG, 'application/zip')).toBe('image/png');
    for (const claim of [
      'text/html',
      'image/svg+xml',
      'application/xhtml+xml',
      'text/xml',
      'text/javascript',
      'image/png',
      '',
    ])
      expect(safeType(text('<script>'), claim)).toBe('application/octet-stream');
  });

  test('downloads keep nothing that could run', async () => {
    content(
      () => new HttpResponse('<script>alert(1)</script>', { headers: { 'content-type': 'text/html' } }),
    );
    expect((await artifactBlob('a_1')).type).toBe('application/octet-stream');
  });
});

describe('addresses', () => {
  test('say until when they are good', () => {
    expect(signedUntilMs(signed(API, 1_800_000_000))).toBe(1_800_000_000_000);
    expect(
      signedUntilMs('https://s3.example/x?X-Amz-Date=20260102T030405Z&X-Amz-Expires=60&X-Amz-Signature=x'),
    ).toBe(Date.UTC(2026, 0, 2, 3, 5, 5));
    expect(signedUntilMs('https://blob.example/x?se=2026-01-02T03%3A04%3A05Z&sig=x')).toBe(
      Date.UTC(2026, 0, 2, 3, 4, 5),
    );
    expect(signedUntilMs('https://a.example/x')).toBeNull();
    expect(isSigned(signed(API, 1_800_000_000), 1_799_999_000_000)).toBe(true);
    expect(isSigned(signed(API, 1_800_000_000), 1_799_999_950_000)).toBe(false);
    expect(isSigned('https://a.example/x', 0)).toBe(false);
  });

  test('give the id of their artifact, whatever their form', () => {
    expect(artifactIdIn(signed())).toBe('a_1');
    expect(
      artifactIdIn(
        'file:///data/artifacts/o_1/tsk_1/00_0_stp_1/2026-11-22T17:18:36.604141_a_599941289650252916_recording.mp4',
      ),
    ).toBe('a_599941289650252916');
    expect(artifactIdIn('file:///data/downloads/wr_1/invoice.pdf')).toBeNull();
    expect(artifactIdIn(null)).toBeNull();
  });

  test('of the content follow the server, and ids stand in them as what they are', () => {
    expect(artifactContentUrl('a_1/../x')).toBe('/v1/artifacts/a_1%2F..%2Fx/content');
    setConnection({ apiBase: API });
    expect(artifactContentUrl('a_1')).toBe(`${API}/v1/artifacts/a_1/content`);
  });
});
