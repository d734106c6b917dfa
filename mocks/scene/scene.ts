import type { Codes } from '../handlers/credentials';
import type { ControlMessage } from '../streams/socket';
import type { LiveRuns } from '../live/liveRuns';
import type { RunBook } from './runBook';
import type { SentRequest, WorldAnswer, WorldOptions } from './request';

/** A request, taken apart. */
export interface Ask {
  method: string;
  /** Decoded where it names parameters, without a trailing slash. */
  path: string;
  /** Path and query as sent. */
  url: string;
  query: URLSearchParams;
  headers: Readonly<Record<string, string>>;
  body: string | null;
  /** The named parts of the route's path, decoded. */
  params: Readonly<Record<string, string>>;
}

/** Everything that handlers share: the runs, what became of them, and the settings of this server. */
export interface Scene {
  book: RunBook;
  live: LiveRuns;
  codes: Codes;
  options: WorldOptions;
  now(): number;
  /** Everything that was sent to steer a browser, oldest first. */
  control: ControlMessage[];
  /** Every request that was no GET, oldest first. */
  sent: SentRequest[];
}

/** One endpoint of the server. */
export interface Route {
  method: 'GET' | 'POST';
  /** `/v1/runs/:runId/timeline`. */
  path: string;
  answer(scene: Scene, ask: Ask): Promise<WorldAnswer> | WorldAnswer;
}

/** The body of a request as JSON; undefined for a body that is absent or no JSON. */
export function bodyOf(ask: Ask): unknown {
  if (ask.body === null || ask.body === '') return undefined;
  try {
    return JSON.parse(ask.body) as unknown;
  } catch {
    return undefined;
  }
}

/** The body of a request as an object of fields; empty for anything else. */
export function fieldsOf(ask: Ask): Record<string, unknown> {
  const body = bodyOf(ask);
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {};
}
