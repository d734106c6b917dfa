import { QueryClientProvider, QueryObserver, type QueryClient } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import { createElement, type ReactNode } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useArtifacts } from '~/api/artifacts/lists';
import { connectionFacts } from '~/api/connectionState';
import { refreshRun } from '~/api/changes';
import { pollOptions } from '~/api/pollOptions';
import { createQueryClient } from '~/api/queryClient';
import { runQuery, useRun } from '~/api/run';
import { timelineQuery, useTimeline } from '~/api/timeline';
// The readers of the other routes are loaded when they are needed, which no fake clock moves: here they are from the start.
import '~/skyvern/internalRun';

const ARTIFACT = { artifact_id: 'a_1', artifact_type: 'screenshot_action' };

/** A server of one run, and a log of when it was asked what. Time is fake: it passes only in `pass`. */
function setup() {
  const asked: { path: string; at: number; signal: AbortSignal | null }[] = [];
  const run = { run_id: 'wr_1', status: 'running', finished_at: null as string | null };
  let timeline: unknown[] = [];
  let answer: ((path: string) => Response | Promise<Response>) | null = null;
  const start = Date.now();
  vi.stubGlobal('fetch', (url: string, { signal }: RequestInit) => {
    asked.push({ path: url, at: (Date.now() - start) / 1000, signal: signal ?? null });
    if (answer) return Promise.resolve(answer(url));
    return Promise.resolve(
      Response.json(url.endsWith('/timeline') ? timeline : url.includes('/artifacts') ? [ARTIFACT] : run),
    );
  });
  const watch = (options: object) => {
    const observer = new QueryObserver(client, { ...options, ...pollOptions(client, 'wr_1') } as never);
    const results: unknown[] = [];
    const stop = observer.subscribe((result) => results.push(result));
    return { observer, results, stop };
  };
  return {
    asked,
    run,
    watchRun: () => watch(runQuery('wr_1')),
    watchTimeline: () => watch(timelineQuery('wr_1')),
    setTimeline: (items: unknown[]) => (timeline = items),
    /** Answers everything by this; null: as usual. */
    answerBy: (make: typeof answer) => (answer = make),
    times: (part = '') => asked.filter(({ path }) => path.endsWith(part)).map(({ at }) => Math.round(at)),
    finish: (status = 'completed') => Object.assign(run, { status, finished_at: new Date().toISOString() }),
  };
}

const pass = (seconds: number) => act(() => vi.advanceTimersByTimeAsync(seconds * 1000));
const hide = (hidden: boolean) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(hidden ? 'hidden' : 'visible');
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  window.dispatchEvent(new Event('visibilitychange'));
};

let client: QueryClient;
const wrapper = ({ children }: { children: ReactNode }) =>
  createElement(QueryClientProvider, { client }, children);
beforeEach(() => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  vi.spyOn(Math, 'random').mockReturnValue(0);
  client = createQueryClient();
  client.mount();
});
afterEach(() => {
  client.clear();
  client.unmount();
  vi.useRealTimers();
});

describe('a live run', () => {
  test('is asked every two seconds, once for all who look', async () => {
    const { watchRun, times } = setup();
    watchRun();
    watchRun();
    await pass(7);
    expect(times()).toEqual([0, 2, 4, 6]);
  });

  test('is asked no more when nobody looks at it, and what is under way is dropped', async () => {
    const { watchRun, answerBy, asked } = setup();
    const { stop } = watchRun();
    await pass(1);
    answerBy(() => new Promise<Response>(() => {}));
    await pass(2);
    expect(asked).toHaveLength(2);
    stop();
    expect(asked[1]?.signal?.aborted).toBe(true);
    await pass(60);
    expect(asked).toHaveLength(2);
  });

  test('a slow answer is not overtaken, and leaves five times its time', async () => {
    const { watchRun, answerBy, run, times } = setup();
    answerBy(() => new Promise((resolve) => setTimeout(() => resolve(Response.json(run)), 3_000)));
    watchRun();
    await pass(22);
    expect(times()).toEqual([0, 18]);
  });

  test('an answer of the same bytes renders nothing', async () => {
    setup();
    let renders = 0;
    const { result } = renderHook(
      () => {
        renders++;
        return [useRun('wr_1').data, useTimeline('wr_1').data, useArtifacts(['wr_1']).data];
      },
      { wrapper },
    );
    await pass(1);
    const [before, data] = [renders, result.current];
    expect(data[0]).toMatchObject({ run_id: 'wr_1' });
    await pass(10);
    expect(renders).toBe(before);
    expect(result.current).toEqual(data);
    for (const [index, value] of data.entries()) expect(result.current[index]).toBe(value);
  });

  test('a page that nobody sees asks every ten seconds, and at once when it is seen', async () => {
    const { watchRun, times } = setup();
    watchRun();
    await pass(1);
    hide(true);
    await pass(25);
    expect(times()).toEqual([0, 2, 12, 22]);
    hide(false);
    await pass(0.1);
    expect(times()).toEqual([0, 2, 12, 22, 26]);
    await pass(2);
    expect(times().at(-1)).toBe(28);
  });

  test('asks at once after an action', async () => {
    const { watchRun, watchTimeline, times } = setup();
    watchRun();
    watchTimeline();
    await pass(1);
    refreshRun(client, 'wr_1');
    await pass(0.1);
    expect(times('wr_1')).toEqual([0, 1]);
    expect(times('/timeline')).toEqual([0, 1]);
  });
});

describe('after the end', () => {
  test('run and timeline are asked until all has settled, then never', async () => {
    const { watchRun, watchTimeline, finish, times } = setup();
    watchRun();
    watchTimeline();
    await pass(3);
    finish();
    await pass(300);
    const after = (part: string) => times(part).filter((at) => at > 3);
    // Seen as over at 4 s: again about 3, 15, 30 and 45 s later.
    expect(after('wr_1')).toEqual([4, 7, 19, 34, 49]);
    expect(after('/timeline').at(-1)).toBeGreaterThanOrEqual(48);
    expect(after('/timeline').at(-1)).toBeLessThanOrEqual(52);
    hide(true);
    hide(false);
    await pass(60);
    expect(times().at(-1)).toBeLessThanOrEqual(52);
  });

  test('a run that was over for a minute is asked once', async () => {
    const { watchRun, watchTimeline, run, asked } = setup();
    Object.assign(run, { status: 'failed', finished_at: new Date(Date.now() - 61_000).toISOString() });
    watchRun();
    await pass(0.1);
    watchTimeline();
    await pass(600);
    hide(true);
    hide(false);
    await pass(60);
    expect(asked.map(({ path }) => path)).toEqual(['/v1/runs/wr_1', '/v1/runs/wr_1/timeline']);
  });

  test('a clock that is wrong by hours does not end it early', async () => {
    const { watchRun, run, times } = setup();
    watchRun();
    await pass(1);
    Object.assign(run, {
      status: 'completed',
      finished_at: new Date(Date.now() - 5 * 3_600_000).toISOString(),
    });
    await pass(200);
    expect(times()).toEqual([0, 2, 5, 17, 32, 47]);
  });

  test('a run that the server tries again is not over', async () => {
    const { watchRun, run, times } = setup();
    Object.assign(run, { status: 'failed', retry_pending: true });
    watchRun();
    await pass(5);
    expect(times()).toEqual([0, 2, 4]);
  });

  test('a run that goes on after its end is followed again, its timeline too', async () => {
    const { run, finish, times } = setup();
    renderHook(() => [useRun('wr_1').data, useTimeline('wr_1').data], { wrapper });
    await pass(1);
    finish('failed');
    await pass(14);
    Object.assign(run, { status: 'running', finished_at: null });
    await pass(60);
    for (const path of ['wr_1', '/timeline'])
      expect(times(path).filter((at) => at > 55).length).toBeGreaterThan(5);
  });
});

describe('when the server does not answer', () => {
  const down = () => Response.json({ error: 'Unexpected error: X' }, { status: 500 });

  test('what was loaded stays, it is asked more and more rarely, and the bar knows', async () => {
    const { watchRun, answerBy, times } = setup();
    const { observer } = watchRun();
    await pass(1);
    expect(connectionFacts(client)).toMatchObject({ state: 'ok' });
    answerBy(down);
    await pass(70);
    expect(times()).toEqual([0, 2, 4, 8, 16, 32, 62]);
    expect(observer.getCurrentResult().data).toMatchObject({ run_id: 'wr_1' });
    expect(connectionFacts(client)).toMatchObject({ state: 'reconnecting', retryAtMs: Date.now() + 21_000 });
    answerBy(null);
    await pass(30);
    expect(connectionFacts(client)).toMatchObject({ state: 'ok', lastUpdateMs: null });
    // Back at 92 s, and every two seconds from then on.
    expect(times().slice(6, 10)).toEqual([62, 92, 94, 96]);
  });

  test('asks when the server says, not before', async () => {
    const { watchRun, answerBy, times } = setup();
    watchRun();
    await pass(1);
    answerBy(() =>
      Response.json({ detail: 'Rate limit exceeded' }, { status: 429, headers: { 'retry-after': '20' } }),
    );
    await pass(30);
    expect(times()).toEqual([0, 2, 22]);
  });

  test('a key that stopped working is a state of its own', async () => {
    const { watchRun, answerBy } = setup();
    watchRun();
    await pass(1);
    answerBy(() => Response.json({ detail: 'Auth token is expired' }, { status: 403 }));
    await pass(2);
    expect(connectionFacts(client).state).toBe('refused');
  });

  test('no network is another', async () => {
    const { watchRun, answerBy } = setup();
    watchRun();
    await pass(1);
    answerBy(() => Promise.reject(new TypeError('Failed to fetch')));
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    await pass(2);
    expect(connectionFacts(client).state).toBe('offline');
  });

  test('a run that never came is the page’s matter, not the bar’s; and it is asked again', async () => {
    const { watchRun, answerBy, asked } = setup();
    answerBy(down);
    const { observer } = watchRun();
    await pass(1);
    expect(observer.getCurrentResult()).toMatchObject({ status: 'error', error: { kind: 'server' } });
    expect(connectionFacts(client).state).toBe('ok');
    answerBy(null);
    await pass(5);
    expect(observer.getCurrentResult()).toMatchObject({ status: 'success' });
    expect(asked.length).toBeGreaterThan(1);
  });

  test('a run that is not there is not asked again', async () => {
    const { watchRun, answerBy, asked } = setup();
    answerBy(() => Response.json({ detail: 'Task run not found wr_1' }, { status: 404 }));
    watchRun();
    await pass(120);
    // By each of its three routes, once.
    expect(asked).toHaveLength(3);
  });
});
