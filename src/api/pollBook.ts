import { hashKey, type QueryClient, type QueryFunctionContext, type QueryKey } from '@tanstack/react-query';
import { type ApiError, asApiError } from './apiError';

/** How the last askings of one question went. */
export interface PollRecord {
  /** What the last answer took to fetch and read, in milliseconds. */
  costMs: number;
  /** When it came; null before the first. */
  okAtMs: number | null;
  /** In a row, since then. */
  failures: number;
  error: ApiError | null;
  failedAtMs: number | null;
  jitter: number;
}

/**
 * What the query cache does not keep about polled questions: what they cost, how often they failed in a row,
 * which route answered, and since when a run is seen as over. One for each query client.
 */
export class PollBook {
  #records = new Map<string, PollRecord>();
  #listeners = new Set<() => void>();
  /** Which of several routes answered a question last: asked first the next time. */
  readonly routes = new Map<string, string>();
  /** When this page first saw a run as over, and whether it saw it running before. */
  readonly finals = new Map<string, { sawRunning: boolean; finalAtMs: number | null }>();

  /** The id that a run was asked by, for ids that its answer gives it. */
  readonly aliases = new Map<string, string>();

  record(hash: string): PollRecord | undefined {
    return this.#records.get(hash);
  }

  answered(hash: string, costMs: number): void {
    const wasFailing = (this.#records.get(hash)?.failures ?? 0) > 0;
    this.#records.set(hash, {
      costMs,
      okAtMs: Date.now(),
      failures: 0,
      error: null,
      failedAtMs: null,
      jitter: 0,
    });
    if (wasFailing) this.#tell();
  }

  failed(hash: string, error: ApiError): void {
    const before = this.#records.get(hash);
    this.#records.set(hash, {
      costMs: before?.costMs ?? 0,
      okAtMs: before?.okAtMs ?? null,
      failures: (before?.failures ?? 0) + 1,
      error,
      failedAtMs: Date.now(),
      jitter: Math.random(),
    });
    this.#tell();
  }

  /** The questions that failed last, by the hash of their key. */
  failing(): [string, PollRecord][] {
    return [...this.#records].filter(([, record]) => record.failures > 0);
  }

  /** Calls `listener` when a question fails or recovers; gives back how to stop. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  clear(): void {
    this.#records.clear();
    this.routes.clear();
    this.finals.clear();
    this.aliases.clear();
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const books = new WeakMap<QueryClient, PollBook>();

/** The book of a query client. */
export function pollBook(client: QueryClient): PollBook {
  let book = books.get(client);
  if (!book) books.set(client, (book = new PollBook()));
  return book;
}

/**
 * Asks inside a query function and writes down how it went. `ask` gets the value of the last answer,
 * for `unlessChanged`.
 */
export async function watched<T>(
  { client, queryKey }: Pick<QueryFunctionContext, 'client' | 'queryKey'>,
  ask: (last: T | undefined) => Promise<T>,
): Promise<T> {
  const book = pollBook(client);
  const hash = hashKey(queryKey);
  const startMs = performance.now();
  try {
    const value = await ask(client.getQueryData<T>(queryKey as QueryKey));
    book.answered(hash, performance.now() - startMs);
    return value;
  } catch (thrown) {
    const error = asApiError(thrown);
    if (error.kind !== 'aborted') book.failed(hash, error);
    throw error;
  }
}
