import { useEffect, useMemo, useState } from 'react';
import {
  useCacheKeyValues,
  useScriptBlocks,
  useScriptList,
  useScriptVersion,
  useScriptVersions,
} from '~/api/scripts';
import { assembleScript } from '~/model/code/assemble';
import { cacheKeyChoices, cacheKeyOf, renderCacheKey, valueOfScript } from '~/model/code/cacheKeys';
import { codeKind } from '~/model/code/ownership';
import type { ScriptBlocks, ScriptVersion } from '~/skyvern/script';
import { useRunData } from '../workspace/RunContext';

/** What the reader looks at: null stands for the code of this run, and for its newest version. */
interface Choice {
  value: string | null;
  version: number | null;
}

const OF_THIS_RUN: Choice = { value: null, version: null };
const NO_VERSIONS: readonly ScriptVersion[] = [];

/** Id of the agent whose code a run has; null where the run is of none. */
export function useAgentId(): string | null {
  const { run, rich, agent } = useRunData();
  if (codeKind(run) !== 'agent') return null;
  return run.run_request?.workflow_id ?? rich?.workflow_id ?? agent?.workflow_permanent_id ?? null;
}

/**
 * The code that the tab shows: of this run, or of another value of the agent's cache key or another version, as chosen.
 * The code of the run is asked for by the run; another value is asked for without it, since the server would else answer
 * with the run's own.
 */
export function useRunCode() {
  const { run, rich, richState, agent, definition, final } = useRunData();
  const agentId = useAgentId();
  const [choice, setChoice] = useState<Choice>(OF_THIS_RUN);
  const template = agent?.cache_key ?? null;
  const parameters = rich?.parameters ?? run.run_request?.parameters ?? null;
  const rendered = template === null ? null : renderCacheKey(template, parameters ?? {});

  const own = useScriptBlocks(
    // In a live run the agent's cache key belongs to the question.
    agentId === null || (!final && richState === 'loading')
      ? null
      : {
          agentId,
          runId: run.run_id,
          cacheKeyValue: final ? '' : (rendered ?? ''),
          // While a run is active its code is only being written.
          ...(final ? {} : { cacheKey: template, status: 'pending' as const }),
        },
  );
  // A server without these routes is asked once.
  const asks = own.data ? agentId : null;
  const scripts = useScriptList(asks).data ?? [];
  const cacheKey = cacheKeyOf(template, scripts);
  const values = useCacheKeyValues(asks === null ? null : { agentId: asks, cacheKey }).data;
  const choices = cacheKeyChoices(values?.values ?? [], scripts);
  const isPending = choices.find(({ value }) => value === choice.value)?.isPending ?? false;

  const other = useScriptBlocks(
    asks === null || choice.value === null
      ? null
      : {
          agentId: asks,
          cacheKey,
          cacheKeyValue: choice.value,
          ...(isPending ? { status: 'pending' as const } : {}),
        },
  );
  const newest = choice.value === null ? own : other;
  const scriptId = newest.data?.script_id ?? null;
  const known = useScriptVersions(scriptId);
  const versions = known.data ?? NO_VERSIONS;
  const newestNumber = newest.data?.version ?? null;
  const { refetch } = known;
  const isNew =
    newestNumber !== null && versions.length > 0 && !versions.some((one) => one.version === newestNumber);
  useEffect(() => {
    if (isNew) void refetch();
  }, [isNew, newestNumber, refetch]);

  const older = choice.version !== null && choice.version !== newestNumber ? choice.version : null;
  const chosenVersion = useScriptVersion(
    scriptId === null || older === null ? null : { scriptId, version: older },
  );
  const shown = older === null ? newest : chosenVersion;
  // What was read stays until its successor is there: a change of version must not close what stands beside it.
  const [last, setLast] = useState<ScriptBlocks | null>(null);
  if (shown.data && shown.data !== last) setLast(shown.data);
  const isLoading = shown.isPending && shown.fetchStatus !== 'idle';
  const script = shown.data ?? (isLoading ? last : null);
  const code = useMemo(() => (script ? assembleScript(script, definition) : null), [script, definition]);

  const ofRun =
    valueOfScript(own.data?.script_id ?? run.script_run?.script_id ?? null, scripts) ??
    (rendered !== null && choices.some(({ value }) => value === rendered) ? rendered : null);
  return {
    agentId,
    /** The answer about this run's own code. */
    own,
    /** The answer that is shown. */
    shown,
    script,
    code,
    /** Another code is on its way; until then the one before it is shown. */
    isLoading,
    scriptId,
    /** Values of the cache key that the agent has code for, and that of this run where it is known. */
    choices,
    ofRun,
    /** More values than the server gave at once; null when all are there. */
    valuesInAll: values && values.values.length < (values.total_count ?? 0) ? values.total_count : null,
    cacheKey,
    value: choice.value ?? ofRun,
    isOfThisRun: choice.value === null,
    /** Newest first. */
    versions,
    version: older ?? newestNumber,
    isNewest: older === null,
    chooseValue: (value: string | null) =>
      setChoice({ value: value === ofRun ? null : value, version: null }),
    chooseVersion: (version: number) => setChoice({ ...choice, version }),
  };
}

export type RunCode = ReturnType<typeof useRunCode>;
