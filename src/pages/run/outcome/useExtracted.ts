import { useMemo } from 'react';
import { extractedInformation } from '~/model/run/extractedInformation';
import { flatTables, type FlatTable } from '~/model/run/flatTable';
import { useRunData } from '../workspace/RunContext';

/** What a completed run got. */
export interface Extracted {
  value: unknown;
  /** What was accomplished, in natural language; null where the server wrote none, empty while it may still come. */
  summary: string | null;
  /** The first list of flat objects in it, offered beside the JSON. */
  table: FlatTable | null;
}

/** The extracted information of this run; null where it got none, and for runs that did not complete. */
export function useExtracted(): Extracted | null {
  const { run, rich, richState, taskV2 } = useRunData();
  const awaited = run.run_type === 'task_v2' && !taskV2 && richState === 'loading';
  return useMemo(() => {
    const found = extractedInformation(run, rich, taskV2);
    if (!found) return null;
    return {
      ...found,
      summary: found.summary ?? (awaited ? '' : null),
      table: flatTables(found.value, 1)[0] ?? null,
    };
  }, [run, rich, taskV2, awaited]);
}
