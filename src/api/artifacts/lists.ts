import { queryOptions, skipToken, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { Artifact } from '~/skyvern/artifact';
import { listReader } from '~/skyvern/badShape';
import { isMissing } from '../apiError';
import { getJson } from '../http';
import { watched } from '../pollBook';
import { pollOptions } from '../pollOptions';
import { findWorkflowRunId } from '../findWorkflowRunId';

const readArtifacts = listReader(Artifact);

/** The types of artifacts that a page shows as pictures of a run. */
const PICTURES = ['screenshot_action', 'screenshot_llm', 'screenshot_final'];
const FILES = ['download', 'har', 'trace', 'browser_console_log', 'recording', 'pdf', ...PICTURES];

/**
 * The artifacts of a run of the given types, oldest first. A task v2 is asked by its `wr_` id, since its own answers nothing.
 * Empty for an id that the server does not know, and where it has no such route.
 */
export const artifactsQuery = (runId: string, types: readonly string[]) =>
  queryOptions({
    queryKey: ['run', runId, 'artifacts', ...types],
    queryFn: (context) =>
      watched<Artifact[]>(context, async (last) => {
        const owner = (await findWorkflowRunId(context.client, runId)) ?? runId;
        const filter = types.map((type) => `artifact_type=${encodeURIComponent(type)}`).join('&');
        try {
          return await getJson(
            `/v1/runs/${encodeURIComponent(owner)}/artifacts?${filter}`,
            readArtifacts,
            context.signal,
            { unlessChanged: last },
          );
        } catch (error) {
          if (isMissing(error)) return [];
          throw error;
        }
      }),
  });

/** What `useArtifacts` knows: the pictures of all runs that have answered. */
export interface ArtifactsResult {
  data: Artifact[];
  /** At least one run has not answered yet. */
  isPending: boolean;
  error: Error | null;
}

/**
 * The pictures of several runs in one list: a run and those whose items were drawn into its timeline.
 * They are asked again while the first of them may change.
 */
export function useArtifacts(runIds: readonly string[]): ArtifactsResult {
  const client = useQueryClient();
  const [leader = ''] = runIds;
  return useQueries({
    queries: [...new Set(runIds)].map((runId) => ({
      ...artifactsQuery(runId, PICTURES),
      ...pollOptions(client, leader, { atLeastMs: 5_000 }),
    })),
    combine: combineArtifacts,
  });
}

interface OneResult {
  data: Artifact[] | undefined;
  isPending: boolean;
  error: Error | null;
}

const combineArtifacts = (results: OneResult[]): ArtifactsResult => ({
  data: results.flatMap((result) => result.data ?? []),
  isPending: results.some((result) => result.isPending),
  error: results.find((result) => result.error)?.error ?? null,
});

function useRunArtifacts(runId: string | null, types: readonly string[]) {
  const client = useQueryClient();
  return useQuery({
    ...artifactsQuery(runId ?? '', types),
    ...pollOptions(client, runId ?? '', { atLeastMs: 10_000 }),
    ...(runId === null ? { queryFn: skipToken } : {}),
  });
}

/** The recordings of a run, oldest first; null asks nothing. */
export const useRecordingArtifacts = (runId: string | null) => useRunArtifacts(runId, ['recording']);

/** The files that a run downloaded, as artifacts; empty on servers that keep no artifacts of them. */
export const useDownloadArtifacts = (runId: string | null) => useRunArtifacts(runId, ['download']);

/** Everything of a run that a person may want as a file: pictures, recordings, downloads, network and console logs. */
export const useFileArtifacts = (runId: string | null) => useRunArtifacts(runId, FILES);
