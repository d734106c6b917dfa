import { useMemo } from 'react';
import { useNow } from '~/ui/useNow';
import { useRunData } from '../workspace/RunContext';
import { codeWait, type CodeWait } from './codeWait';

/** How often a silent run is looked at again. */
const LOOK_MS = 5_000;

/** The code that the run waits for, or may wait for; null where nothing speaks for it. */
export function useCodeWait(): CodeWait | null {
  const { run, rich, taskV2, timeline } = useRunData();
  const now = useNow(run.status === 'running' ? LOOK_MS : null);
  return useMemo(() => codeWait({ run, rich, taskV2, timeline }, now), [run, rich, taskV2, timeline, now]);
}

/** What a run needs a person for, as the server says it; a guess does not count. */
export type Need = 'approval' | 'code';

/** What the run needs a person for now; null where it needs nobody. */
export function useNeed(): Need | null {
  const { run } = useRunData();
  const wait = useCodeWait();
  if (run.status === 'paused') return 'approval';
  return wait?.sure ? 'code' : null;
}
