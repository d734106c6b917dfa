import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useParams } from 'react-router-dom';
import { artifactsQuery } from '~/api/artifacts/lists';
import { workflowRunIdOf } from '~/api/workflowRunId';
import { itemLink } from './itemLink';
import { useRunData } from './RunContext';

/**
 * Makes the link to an item when it is asked for, with its moment in the run's recording where there is one: in the
 * recording the reader's own moment, else the one at which the item began.
 */
export function useItemLink(): (itemId: string) => Promise<string> {
  const client = useQueryClient();
  const { runId = '' } = useParams();
  const { run, rich, timeline, final } = useRunData();
  return useCallback(
    async (itemId) => {
      const here = new URLSearchParams(location.search);
      const seen = here.get('item') === itemId ? here.get('t') : null;
      if (seen !== null) return itemLink(runId, itemId, 'overview', Number(seen));
      const startMs = timeline?.nodes[timeline.byId.get(itemId) ?? -1]?.startMs ?? null;
      if (!final || startMs === null) return itemLink(runId, itemId);
      const listed = await client
        .ensureQueryData(artifactsQuery(workflowRunIdOf(run) ?? run.run_id, ['recording']))
        .catch(() => []);
      const { recordings } = await import('~/model/run/recordings');
      const { recordingStart } = await import('~/model/run/recordingStart');
      const played = recordings(run, rich, listed).list.findLast(({ archived }) => !archived);
      const zero = played ? recordingStart(run, timeline, listed, played) : null;
      return itemLink(runId, itemId, 'overview', zero === null ? null : (startMs - zero) / 1000);
    },
    [client, runId, run, rich, timeline, final],
  );
}
