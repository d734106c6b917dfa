import { readTime } from '../scene/rename';
import { readJson, type RunFolder } from '../scene/runFolder';
import { growTimeline, momentsOf, type TimelineItem } from './growTimeline';

/** What the server said at one moment of a run, as JSON texts with the recorded ids and times. */
interface Moment {
  /** Milliseconds since the run was created. */
  readonly t: number;
  readonly run: string;
  readonly timeline: string;
}

/** A run over time. */
export interface Series {
  /** When the recorded run was created, milliseconds since 1970. */
  createdAt: number;
  /** When something changes, ascending; the last one is the state in which the run stays. */
  times: readonly number[];
  /** The newest moment at or before `t`; the first one for an earlier `t`. */
  at(t: number): Moment;
  /** From here on the run's status is final. */
  finalAt: number;
  /** Where the run waits for a person, and where it goes on when it need not wait any longer. */
  pauses: readonly { at: number; goesOnAt: number }[];
}

/** What series are made from and by. */
export interface RunFacts {
  status: string;
  created_at: string;
  queued_at: string | null;
  started_at: string | null;
  finished_at: string | null;
  [key: string]: unknown;
}

/** Recording, last descriptions and block statuses come some seconds after the end. */
const SETTLING_MS = 3000;
const FINAL = new Set(['completed', 'failed', 'terminated', 'canceled', 'timed_out']);

/** The run over time: as it was polled where it was, else as its timeline's own times tell. */
export async function seriesOf(folder: RunFolder): Promise<Series> {
  const polls = await folder.text('polls.jsonl');
  const run = (await folder.text('run.json')) ?? '{}';
  const timeline = (await folder.text('timeline.json')) ?? '[]';
  const facts = JSON.parse(run) as RunFacts;
  const moments = polls === null ? await grow(folder, facts, timeline) : readPolls(polls);
  const createdAt = readTime(facts.created_at);
  const finalAt = FINAL.has(statusOf(moments.at(-1)))
    ? (moments.find((moment) => FINAL.has(statusOf(moment)))?.t ?? 0)
    : Math.max((moments.at(-1)?.t ?? 0) + 1, readTime(facts.finished_at ?? facts.created_at) - createdAt);
  const settled = Math.max(finalAt, moments.at(-1)?.t ?? 0) + SETTLING_MS;
  if (!FINAL.has(statusOf(moments.at(-1)))) moments.push({ t: finalAt, run, timeline });
  moments.push({ t: settled, run, timeline });
  const pauses: { at: number; goesOnAt: number }[] = [];
  for (const [index, moment] of moments.entries()) {
    const next = moments[index + 1];
    if (statusOf(moment) === 'paused' && next && statusOf(next) !== 'paused')
      pauses.push({ at: moment.t, goesOnAt: next.t });
  }
  return {
    createdAt,
    times: moments.map((moment) => moment.t),
    finalAt,
    pauses,
    at(t) {
      let found = moments[0];
      for (const moment of moments) if (moment.t <= t) found = moment;
      return found ?? { t: 0, run, timeline };
    },
  };
}

const LINE = /^\{"t_ms": (\d+), "run": (.*), "timeline": (.*)\}$/;

function readPolls(text: string): Moment[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      // The answers stand in the line byte for byte; parsing and writing them again would not keep that.
      const [, t, run, timeline] = LINE.exec(line) ?? [];
      if (t !== undefined && run !== undefined && timeline !== undefined)
        return { t: Number(t), run, timeline };
      const poll = JSON.parse(line) as { t_ms: number; run: unknown; timeline: unknown };
      return { t: poll.t_ms, run: JSON.stringify(poll.run), timeline: JSON.stringify(poll.timeline) };
    });
}

function statusOf(moment: Moment | undefined): string {
  return /"status":"([a-z_]+)"/.exec(moment?.run ?? '')?.[1] ?? '';
}

async function grow(folder: RunFolder, facts: RunFacts, timeline: string): Promise<Moment[]> {
  const told = timeline.startsWith('[') ? timeline : ((await folder.text('timeline-internal.json')) ?? '[]');
  const items = (JSON.parse(told) as TimelineItem[]) ?? [];
  const rich = await readJson<{ total_steps?: number }>(folder, 'workflow-run-rich.json');
  const created = readTime(facts.created_at);
  const started = facts.started_at === null ? null : readTime(facts.started_at);
  const finished = facts.finished_at === null ? null : readTime(facts.finished_at);
  const steps = Number(facts['step_count'] ?? rich?.total_steps ?? 0);
  const times = [
    created,
    ...(started === null ? [] : [started]),
    ...momentsOf(items),
    ...(finished === null ? [] : [finished]),
  ]
    .filter((time) => finished === null || time <= finished)
    .toSorted((a, b) => a - b);
  const moments: Moment[] = [];
  for (const [index, time] of times.entries()) {
    const t = Math.max(0, time - created);
    // Of changes that follow close upon one another the last one tells all; the beginning is told in any case.
    const next = times[index + 1];
    if (index > 0 && next !== undefined && next - time < MIN_GAP_MS) continue;
    const isOver = finished !== null && time >= finished;
    const run = isOver ? facts : runAt(facts, time, started, finished, steps);
    moments.push({
      t,
      run: JSON.stringify(run),
      // Made when it is looked at: all moments of a long run together would fill the memory.
      get timeline() {
        return JSON.stringify(growTimeline(items, time));
      },
    });
  }
  return moments;
}

const MIN_GAP_MS = 400;

function runAt(
  facts: RunFacts,
  time: number,
  started: number | null,
  finished: number | null,
  steps: number,
): RunFacts {
  const isRunning = started !== null && time >= started;
  const done = started === null || finished === null ? 0 : (time - started) / Math.max(1, finished - started);
  const status = isRunning ? 'running' : 'queued';
  return {
    ...facts,
    status,
    output: null,
    downloaded_files: [],
    recording_url: null,
    screenshot_urls: null,
    failure_reason: null,
    errors: [],
    script_run: null,
    started_at: isRunning ? facts.started_at : null,
    finished_at: null,
    step_count: Math.max(0, Math.floor(steps * done)),
    ...('attempts' in facts
      ? {
          attempts: [
            {
              attempt_number: 1,
              status,
              failure_reason: null,
              error_codes: [],
              started_at: isRunning ? facts.started_at : null,
              finished_at: null,
              retry_decision: null,
              decision_reason: null,
              next_attempt_at: null,
              webhook_sent_at: null,
            },
          ],
        }
      : {}),
  };
}
