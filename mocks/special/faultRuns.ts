import { invalid, json, refusal, richRunMissing, runMissing, runMissingHere } from '../scene/answers';
import type { WorldAnswer } from '../scene/request';
import { READS, specialId, spoil, topicOf, type Behaviour, type SpecialRun } from './specialRun';

/** Ids of runs whose reading fails, each in its own way. */
export const FAULT_RUNS = {
  notFound: specialId(404),
  emptyNotFound: specialId(4040),
  organizationMissing: specialId(4041),
  forbidden: specialId(403),
  expiredKey: specialId(4030),
  invalidList: specialId(422),
  invalidText: specialId(4220),
  noTimeline: specialId(400, 'tsk'),
  serverError: specialId(500),
  badGateway: specialId(502),
  databaseDown: specialId(503),
  recovers: specialId(5030),
  rateLimited: specialId(429),
  garbled: specialId(1001),
  truncatedJson: specialId(1002),
  html: specialId(1003),
  slow: specialId(1004),
  offline: specialId(1005),
  hanging: specialId(1006),
  cutBody: specialId(1007),
  timelineDown: specialId(1008),
  timelineGarbled: specialId(1009),
} as const;

const SLOW_MS = 8000;
const HTML_HEAD = { 'content-type': 'text/html; charset=utf-8' };
const PAGE =
  '<!doctype html><html lang="en"><head><title>Sign in</title></head><body><div id="root"></div></body></html>';
const GATEWAY =
  '<html><head><title>502 Bad Gateway</title></head><body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body></html>';

const BASE = 'shop-product-lookup';
const readsAre = (answer: WorldAnswer) => () => spoil(READS, () => answer);
const clipped = (answer: WorldAnswer): WorldAnswer => ({
  ...answer,
  body: typeof answer.body === 'string' ? answer.body.slice(0, answer.body.length / 2) : answer.body,
});

/** How they fail. */
export const faultRuns: SpecialRun[] = [
  {
    runId: FAULT_RUNS.notFound,
    slug: BASE,
    title: 'Demo: not found (404)',
    sentence: 'The server knows no such run.',
    make: () =>
      spoil(READS, (_answer, ask) => {
        const topic = topicOf(ask);
        if (topic === 'run') return runMissing(FAULT_RUNS.notFound);
        if (topic === 'artifacts' || topic === 'tasks') return json([]);
        return topic === 'rich' ? richRunMissing(FAULT_RUNS.notFound) : runMissingHere(FAULT_RUNS.notFound);
      }),
  },
  {
    runId: FAULT_RUNS.emptyNotFound,
    slug: BASE,
    title: 'Demo: not found, without a word (404)',
    sentence: 'A 404 whose body is empty.',
    make: readsAre({ status: 404, headers: {}, body: null }),
  },
  {
    runId: FAULT_RUNS.organizationMissing,
    slug: BASE,
    title: 'Demo: organization not found (404)',
    sentence: 'A 404 that means the key: its organization is gone.',
    make: readsAre(refusal(404, 'Organization not found')),
  },
  {
    runId: FAULT_RUNS.forbidden,
    slug: BASE,
    title: 'Demo: no access (403)',
    sentence: 'The key is not accepted.',
    make: readsAre(refusal(403, 'Invalid credentials')),
  },
  {
    runId: FAULT_RUNS.expiredKey,
    slug: BASE,
    title: 'Demo: key expired (403)',
    sentence: 'The key was good and is no longer.',
    make: readsAre(refusal(403, 'Auth token is expired')),
  },
  {
    runId: FAULT_RUNS.invalidList,
    slug: BASE,
    title: 'Demo: refused as invalid (422, list)',
    sentence: 'A 422 with a list of violations.',
    make: readsAre(
      invalid([
        { type: 'string_type', loc: ['path', 'run_id'], msg: 'Input should be a valid string', input: null },
        { type: 'missing', loc: ['query', 'organization'], msg: 'Field required', input: null },
      ]),
    ),
  },
  {
    runId: FAULT_RUNS.invalidText,
    slug: BASE,
    title: 'Demo: the server cannot build its own answer (422, text)',
    sentence: 'The public read answers 422 with a sentence; the richer read still works.',
    make: () => spoil(['run'], () => refusal(422, 'run_request -> prompt: Input should be a valid string')),
  },
  {
    runId: FAULT_RUNS.noTimeline,
    slug: 'task-v1-failed',
    title: 'Demo: a run kind without a timeline (400)',
    sentence: 'The timeline is refused with 400, and there are no steps or actions either.',
    make: () => ({
      disturb(ask, answer) {
        if (topicOf(ask) === 'timeline') return refusal(400, 'Timeline not available for run type ui_tars');
        if (/\/(steps|actions)$/.test(ask.path)) return json([]);
        return answer;
      },
      files: { 'run.json': (text) => text?.replace('"run_type":"task_v1"', '"run_type":"ui_tars"') ?? null },
      row: (row) => ({ ...row, task_run_type: 'ui_tars' }),
    }),
  },
  {
    runId: FAULT_RUNS.serverError,
    slug: BASE,
    title: 'Demo: server error (500)',
    sentence: 'Every read fails inside the server.',
    make: readsAre(json({ error: 'Unexpected error: OperationalError' }, 500)),
  },
  {
    runId: FAULT_RUNS.badGateway,
    slug: BASE,
    title: 'Demo: bad gateway (502, HTML)',
    sentence: 'A proxy answers in place of the server.',
    make: readsAre({ status: 502, headers: HTML_HEAD, body: GATEWAY }),
  },
  {
    runId: FAULT_RUNS.databaseDown,
    slug: BASE,
    title: 'Demo: database down (503)',
    sentence: 'A 503 that says when to try again.',
    make: readsAre(withHeader(json({ error: 'Database temporarily unavailable' }, 503), 'retry-after', '1')),
  },
  {
    runId: FAULT_RUNS.recovers,
    slug: BASE,
    title: 'Demo: down at first (503, then fine)',
    sentence: 'Every read fails twice, then works.',
    make: firstTimes(
      2,
      withHeader(json({ error: 'Database temporarily unavailable' }, 503), 'retry-after', '1'),
    ),
  },
  {
    runId: FAULT_RUNS.rateLimited,
    slug: BASE,
    title: 'Demo: too many requests (429, then fine)',
    sentence: 'The first read of each kind is refused for two seconds.',
    make: firstTimes(
      1,
      withHeader(
        refusal(
          429,
          'Rate limit exceeded for organization o_599931535779524572. Maximum 10 requests per 60 seconds allowed.',
        ),
        'retry-after',
        '2',
      ),
    ),
  },
  {
    runId: FAULT_RUNS.garbled,
    slug: BASE,
    title: 'Demo: answers of another shape',
    sentence: 'JSON, but no run and no timeline.',
    make: () =>
      spoil(READS, (_answer, ask) =>
        topicOf(ask) === 'run' || topicOf(ask) === 'rich' ? json({ data: { id: 7 } }) : json({ items: [] }),
      ),
  },
  {
    runId: FAULT_RUNS.truncatedJson,
    slug: BASE,
    title: 'Demo: JSON that ends in the middle',
    sentence: 'A complete answer of 200 that is half a text.',
    make: () => spoil(READS, clipped),
  },
  {
    runId: FAULT_RUNS.html,
    slug: BASE,
    title: 'Demo: HTML instead of JSON',
    sentence: 'A 200 with the start page of some other app.',
    make: readsAre({ status: 200, headers: HTML_HEAD, body: PAGE }),
  },
  {
    runId: FAULT_RUNS.slow,
    slug: BASE,
    title: 'Demo: slow (8 seconds)',
    sentence: 'Every read takes eight seconds.',
    make: () => spoil(READS, (answer) => ({ ...answer, delayMs: SLOW_MS })),
  },
  {
    runId: FAULT_RUNS.offline,
    slug: BASE,
    title: 'Demo: unreachable',
    sentence: 'No answer: the connection fails.',
    make: () => spoil(READS, (answer) => ({ ...answer, fault: 'network' })),
  },
  {
    runId: FAULT_RUNS.hanging,
    slug: BASE,
    title: 'Demo: never answers',
    sentence: 'The connection stands and nothing comes.',
    make: () => spoil(READS, (answer) => ({ ...answer, fault: 'hang' })),
  },
  {
    runId: FAULT_RUNS.cutBody,
    slug: BASE,
    title: 'Demo: connection lost in the middle of the body',
    sentence: 'Every read breaks off half way.',
    make: () => spoil(READS, (answer) => ({ ...answer, fault: 'cut' })),
  },
  {
    runId: FAULT_RUNS.timelineDown,
    slug: BASE,
    title: 'Demo: the run without its timeline (500)',
    sentence: 'The run is read, its timeline fails.',
    make: () => spoil(['timeline'], () => json({ error: 'Unexpected error: ValidationError' }, 500)),
  },
  {
    runId: FAULT_RUNS.timelineGarbled,
    slug: BASE,
    title: 'Demo: a timeline of another shape',
    sentence: 'The run is read, its timeline is no list.',
    make: () => spoil(['timeline'], () => json({ timeline: 'see attachment' })),
  },
];

function withHeader(answer: WorldAnswer, name: string, value: string): WorldAnswer {
  return { ...answer, headers: { ...answer.headers, [name]: value } };
}

/** Each address fails so often, then works. */
function firstTimes(times: number, failure: WorldAnswer): () => Behaviour {
  return () => {
    const asked = new Map<string, number>();
    return spoil(READS, (answer, ask) => {
      const count = (asked.get(ask.path) ?? 0) + 1;
      asked.set(ask.path, count);
      return count <= times ? failure : answer;
    });
  };
}
