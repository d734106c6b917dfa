import type { Query, QueryClient } from '@tanstack/react-query';
import { isFinal } from '~/skyvern/status';
import type { Run } from '~/skyvern/run';
import { type PollState, isSettled, nextPollMs } from './polling';
import { pollBook } from './pollBook';
import { workflowRunIdOf } from './workflowRunId';

/** Where a run stands, as far as this page knows. */
interface RunPhase {
  final: boolean | null;
  sinceFinalMs: number | null;
}

/** Takes down that a run was seen, so that its end can be told from "it was over when the page opened". */
export function sawRun(client: QueryClient, askedId: string, run: Run): void {
  const { finals, aliases } = pollBook(client);
  for (const id of [run.run_id, workflowRunIdOf(run)]) if (id && id !== askedId) aliases.set(id, askedId);
  const before = finals.get(askedId);
  if (!isFinal(run)) finals.set(askedId, { sawRunning: true, finalAtMs: null });
  else if (!before || before.finalAtMs === null)
    finals.set(askedId, { sawRunning: before?.sawRunning ?? false, finalAtMs: Date.now() });
}

/** The phase of a run by the answer in the cache, whichever of its ids it was asked by. */
function runPhase(client: QueryClient, anyId: string): RunPhase {
  const runId = client.getQueryData(['run', anyId]) ? anyId : (pollBook(client).aliases.get(anyId) ?? anyId);
  const run = client.getQueryData<Run>(['run', runId]);
  // Not answered yet, but somebody follows it: then so does everything that belongs to it.
  if (!run)
    return {
      final: client
        .getQueryCache()
        .find({ queryKey: ['run', runId] })
        ?.isActive()
        ? false
        : null,
      sinceFinalMs: null,
    };
  if (!isFinal(run)) return { final: false, sinceFinalMs: null };
  const seen = pollBook(client).finals.get(runId);
  const sinceSeen = Date.now() - (seen?.finalAtMs ?? Date.now());
  // The server's clock may differ from this one: it only counts for a run that was over from the start.
  const said = seen?.sawRunning ? null : (run.finished_at ?? run.modified_at ?? run.created_at);
  return { final: true, sinceFinalMs: Math.max(sinceSeen, said === null ? 0 : Date.now() - said) };
}

/** How a polled question differs from the plain policy. */
interface Pace {
  /** Never sooner than this while the run is not over. */
  atLeastMs?: number;
}

/**
 * The options that make a query follow a run by the one polling policy. Focus and reconnect ask at once while
 * something may still change. The interval counts from the last answer, so that two never overlap.
 */
export function pollOptions(client: QueryClient, runId: string, { atLeastMs = 0 }: Pace = {}) {
  const next = (query: Pick<Query, 'queryHash' | 'state'>): number | false => {
    const phase = runPhase(client, runId);
    const wait = nextPollMs(pollState(client, query, phase));
    return wait === false || phase.final ? wait : Math.max(wait, atLeastMs);
  };
  const mayChange = () => !isSettled(runPhase(client, runId).sinceFinalMs);
  return {
    // The next poll is the repeat.
    retry: false,
    refetchInterval: next,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: () => (mayChange() ? ('always' as const) : false),
    refetchOnReconnect: () => (mayChange() ? ('always' as const) : false),
    staleTime: (query: Pick<Query, 'queryHash' | 'state'>) => {
      const wait = next(query);
      return wait === false ? Number.POSITIVE_INFINITY : wait;
    },
  };
}

function pollState(
  client: QueryClient,
  query: Pick<Query, 'queryHash' | 'state'>,
  phase: RunPhase,
): PollState {
  const record = pollBook(client).record(query.queryHash);
  const kind = record?.error?.kind;
  return {
    ...phase,
    hidden: document.visibilityState === 'hidden',
    costMs: record?.costMs ?? 0,
    failures: record?.failures ?? 0,
    serverWaitMs: record?.error?.waitMs ?? null,
    hopeless: kind === 'missing' || kind === 'invalid' || kind === 'refused',
    hasData: query.state.data !== undefined,
    jitter: record?.jitter ?? 0,
  };
}
