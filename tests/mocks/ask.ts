import { nodeFiles } from '../../mocks/recorded/nodeFiles';
import type { WorldOptions } from '../../mocks/scene/request';
import { createWorld, type World } from '../../mocks/world';

const files = nodeFiles();

/** A world with a clock of its own, and short ways to ask it. */
export interface TestWorld {
  world: World;
  /** Moves the clock. */
  pass(ms: number): void;
  get(url: string, headers?: Record<string, string>): ReturnType<World['answer']>;
  post(url: string, body?: unknown): ReturnType<World['answer']>;
  /** Body of an answer of 200 as JSON; anything else fails. */
  json<T = Record<string, unknown>>(url: string): Promise<T>;
}

export function testWorld(options: Partial<WorldOptions> = {}): TestWorld {
  let time = Date.UTC(2026, 11, 1, 12);
  const world = createWorld({ load: files, now: () => time, ...options });
  const get: TestWorld['get'] = (url, headers = {}) =>
    world.answer({ method: 'GET', url, headers, body: null });
  return {
    world,
    get,
    pass: (ms) => void (time += ms),
    post: (url, body) =>
      world.answer({
        method: 'POST',
        url,
        headers: {},
        body: body === undefined ? null : JSON.stringify(body),
      }),
    async json<T>(url: string) {
      const answer = await get(url);
      if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${String(answer.body)}`);
      return JSON.parse(String(answer.body)) as T;
    },
  };
}

/** Body of an answer as JSON. */
export function bodyOf<T = Record<string, unknown>>(answer: { body: string | Uint8Array | null }): T {
  return JSON.parse(String(answer.body)) as T;
}
