import { useMemo, useState } from 'react';
import { asApiError, type ApiError } from '~/api/apiError';
import { useFullRun } from '~/api/run';
import { isCut } from '../workspace/jsonNotices';
import { useRunData } from '../workspace/RunContext';

/** What a run gave, and whether this is all of it. */
export interface Output {
  /** null: nothing. */
  value: unknown;
  /** The server cut values in it and would give them whole. */
  cut: boolean;
  /** Asks for the whole. */
  loadWhole: () => void;
  loading: boolean;
  error: ApiError | null;
}

/** The output of this run from whichever answer holds it, cut by the server until the whole is asked for. */
export function useOutput(): Output {
  const { askedId, run, rich, taskV2 } = useRunData();
  const [whole, setWhole] = useState(false);
  const full = useFullRun(askedId, whole);
  const { refetch } = full;
  const value: unknown = (full.data ?? run).output ?? rich?.outputs ?? taskV2?.output ?? null;
  const cut = useMemo(() => !full.data && isCut(value), [full.data, value]);
  return {
    value,
    cut,
    loadWhole: () => {
      setWhole(true);
      // Pressed again, it is asked again.
      if (whole) void refetch();
    },
    loading: full.isFetching,
    error: full.error ? asApiError(full.error) : null,
  };
}
