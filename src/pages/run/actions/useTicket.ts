import { useCallback } from 'react';
import { failureText } from '~/model/run/failureText';
import { maskText } from '~/model/redact';
import { useRunData } from '../workspace/RunContext';
import { useMarkedCause } from './markedCause';

/** Makes the report of this run, as Markdown for a ticket or an assistant, when it is asked for. */
export function useTicket(): () => string {
  const { run, rich, taskV1, taskV2, analysis } = useRunData();
  const marked = useMarkedCause(run.run_id);
  return useCallback(() => {
    const { reason, guess } = failureText(run, rich, taskV1, taskV2);
    return maskText(
      [`# ${run.run_id}: ${run.status}`, reason, guess, analysis?.rule, marked, location.href]
        .filter(Boolean)
        .join('\n\n'),
    );
  }, [run, rich, taskV1, taskV2, analysis, marked]);
}
