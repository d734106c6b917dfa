import { useCallback } from 'react';
import { runTitle } from '~/model/run/title';
import { useRunData } from '../workspace/RunContext';
import { useMarkedCause } from './markedCause';

/** Makes the report of this run, as Markdown for a ticket or an assistant, when it is asked for. */
export function useTicket(): () => Promise<string> {
  const data = useRunData();
  const markedId = useMarkedCause(data.run.run_id);
  return useCallback(async () => {
    const { ticketMarkdown } = await import('~/model/failure/ticket');
    return ticketMarkdown({
      ...data,
      title: runTitle(data.run, data.rich, data.taskV1, data.taskV2),
      markedId,
      address: location.href,
    });
  }, [data, markedId]);
}
