import { randomOf, seedOf, type Random } from '../generate/random';
import { json, refusal } from '../scene/answers';
import { moveTimes } from '../scene/rename';
import type { WorldAnswer } from '../scene/request';

/** How likely each trouble is, from 0 to 1; what is left out never happens. */
export interface ChaosRates {
  /** The answer comes later, by up to `mostDelayMs`: answers overtake one another. */
  slow: number;
  /** 500, 502 or 503, and for a burst of requests after it. */
  serverError: number;
  /** 429 with a wait. */
  busy: number;
  /** No answer: the connection is lost. */
  lost: number;
  /** The body breaks off in the middle. */
  cut: number;
  /** A complete answer that holds half a text. */
  truncated: number;
  /** A proxy's page in place of the answer. */
  html: number;
  /** The answer that the same address gave before, as if it had been overtaken. */
  stale: number;
  /** Some items stand twice in a timeline. */
  duplicated: number;
}

export interface ChaosOptions extends Partial<ChaosRates> {
  seed: number;
  /** The server's clock is ahead of the reader's by this much (milliseconds; negative: behind). */
  clockSkewMs?: number;
  /** Longest delay of a slow answer. */
  mostDelayMs?: number;
  /** How many requests a burst of server errors lasts. */
  burst?: number;
}

/** Troubles for a world. The same seed gives the same troubles to the same requests, in whatever order they come. */
export interface Chaos {
  /** What becomes of an answer of the server. */
  spoil(method: string, url: string, answer: WorldAnswer): WorldAnswer;
  /** From now on nothing happens any more. */
  calm(): void;
}

/** Enough of everything that a page which survives it survives a bad day. */
export const ROUGH: ChaosRates = {
  slow: 0.3,
  serverError: 0.06,
  busy: 0.04,
  lost: 0.05,
  cut: 0.03,
  truncated: 0.03,
  html: 0.03,
  stale: 0.05,
  duplicated: 0.1,
};

const DEFAULT_MOST_DELAY_MS = 1500;
const DEFAULT_BURST = 2;
const GATEWAY =
  '<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';

/** Makes troubles. A request that changes something is delayed or refused, never lost on its way back. */
export function chaos(options: ChaosOptions): Chaos {
  const asked = new Map<string, number>();
  const before = new Map<string, WorldAnswer>();
  const bursts = new Map<string, number>();
  let isCalm = false;

  return {
    calm: () => void (isCalm = true),
    spoil(method, url, answer) {
      if (isCalm) return answer;
      const path = url.split('?')[0] ?? url;
      const name = `${method} ${path}`;
      const count = (asked.get(name) ?? 0) + 1;
      asked.set(name, count);
      // The troubles of a request depend on what it asks for the how-many-th time, not on what else was asked meanwhile.
      const random = randomOf(seedOf(`${options.seed} ${name} ${count}`));
      const skewed = skew(answer, options.clockSkewMs ?? 0);
      const known = before.get(name);
      if (method === 'GET') before.set(name, skewed);
      const spoiled = trouble({ options, random, method, name, bursts, answer: skewed, known });
      const isSlow = random.chance(options.slow ?? 0);
      const delayMs = isSlow ? random.between(50, options.mostDelayMs ?? DEFAULT_MOST_DELAY_MS) : 0;
      return delayMs > 0 ? { ...spoiled, delayMs: (spoiled.delayMs ?? 0) + delayMs } : spoiled;
    },
  };
}

interface Case {
  options: ChaosOptions;
  random: Random;
  method: string;
  name: string;
  /** Requests of each kind that still fall into a burst. */
  bursts: Map<string, number>;
  answer: WorldAnswer;
  known: WorldAnswer | undefined;
}

function trouble({ options, random, method, name, bursts, answer, known }: Case): WorldAnswer {
  const left = bursts.get(name) ?? 0;
  const dice = (rate: number | undefined): boolean => random.chance(rate ?? 0);
  if (left > 0 || dice(options.serverError)) {
    bursts.set(name, left > 0 ? left - 1 : (options.burst ?? DEFAULT_BURST) - 1);
    return serverError(random);
  }
  if (dice(options.busy)) return busy(random);
  // A change that was made but whose answer is lost cannot be told from one that was not made: that is for tests of their own.
  if (method !== 'GET') return answer;
  if (dice(options.lost)) return { ...answer, fault: 'network' };
  if (dice(options.cut)) return { ...answer, fault: 'cut' };
  if (dice(options.html)) return { status: 502, headers: { 'content-type': 'text/html' }, body: GATEWAY };
  if (dice(options.stale) && known) return known;
  if (typeof answer.body !== 'string') return answer;
  if (dice(options.truncated))
    return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length * random.next())) };
  if (dice(options.duplicated) && name.endsWith('/timeline')) return duplicate(answer, answer.body, random);
  return answer;
}

function serverError(random: Random): WorldAnswer {
  return random.of([
    json({ error: 'Unexpected error: OperationalError' }, 500),
    { status: 502, headers: { 'content-type': 'text/html' }, body: GATEWAY },
    {
      ...json({ error: 'Database temporarily unavailable' }, 503),
      headers: { 'content-type': 'application/json', 'retry-after': '1' },
    },
  ]);
}

function busy(random: Random): WorldAnswer {
  const answer = refusal(
    429,
    'Rate limit exceeded for organization o_599931535779524572. Maximum 10 requests per 60 seconds allowed.',
  );
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(random.between(1, 2)) } };
}

function duplicate(answer: WorldAnswer, body: string, random: Random): WorldAnswer {
  const items = JSON.parse(body) as unknown;
  if (!Array.isArray(items)) return answer;
  const doubled = (items as unknown[]).flatMap((item) => (random.chance(0.3) ? [item, item] : [item]));
  return { ...answer, body: JSON.stringify(doubled) };
}

function skew(answer: WorldAnswer, by: number): WorldAnswer {
  if (by === 0 || typeof answer.body !== 'string') return answer;
  return { ...answer, body: moveTimes(answer.body, (recorded) => recorded + by) };
}
