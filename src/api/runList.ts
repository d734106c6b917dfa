import { keepPreviousData, queryOptions, skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { listReader } from '~/skyvern/badShape';
import { RunListRow } from '~/skyvern/runList';
import { isFinal } from '~/skyvern/status';
import { getJson } from './http';
import { pollBook, watched } from './pollBook';
import { nextPollMs } from './polling';

const readRows = listReader(RunListRow);

/** A page of the run history. */
export interface RunListParams {
  /** 1–100. */
  page: number;
  /** 1–100. */
  pageSize: number;
  /** Server-side filter; empty: all. */
  statuses?: readonly string[];
  /** Part of a title, id, address or parameter; below 3 characters it is not sent, since the server refuses it. */
  search?: string;
  runTypes?: readonly string[];
  agentIds?: readonly string[];
}

/** The shortest search that the server accepts. */
const SEARCH_MIN = 3;

/** Rows of the run history, newest first. There is no total: a full page means that there may be more. */
export const runListQuery = (params: RunListParams) =>
  queryOptions({
    queryKey: ['runs', params],
    placeholderData: keepPreviousData,
    queryFn: (context) =>
      watched<RunListRow[]>(context, (last) =>
        getJson(`/v1/runs?${listSearch(params)}`, readRows, context.signal, { unlessChanged: last }),
      ),
  });

function listSearch({
  page,
  pageSize,
  statuses = [],
  search = '',
  runTypes = [],
  agentIds = [],
}: RunListParams): string {
  const query = new URLSearchParams({ page: String(page), page_size: String(pageSize) });
  for (const status of statuses) query.append('status', status);
  for (const type of runTypes) query.append('run_type', type);
  for (const id of agentIds) query.append('workflow_permanent_id', id);
  if (search.trim().length >= SEARCH_MIN) query.set('search_key', search.trim());
  return query.toString();
}

const REFRESH_MS = 5_000;

/** A page of the run history; asked again while it shows runs that are not over, and after failures. null asks nothing. */
export function useRunList(params: RunListParams | null) {
  const client = useQueryClient();
  return useQuery({
    ...runListQuery(params ?? { page: 1, pageSize: 10 }),
    ...(params === null ? { queryFn: skipToken } : {}),
    retry: false,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: 'always',
    refetchOnReconnect: 'always',
    refetchInterval: ({ state, queryHash }) => {
      const rows = state.data;
      const record = pollBook(client).record(queryHash);
      const kind = record?.error?.kind;
      const wait = nextPollMs({
        final: rows ? rows.every(isFinal) : false,
        sinceFinalMs: Number.POSITIVE_INFINITY,
        hidden: document.visibilityState === 'hidden',
        costMs: record?.costMs ?? 0,
        failures: record?.failures ?? 0,
        serverWaitMs: record?.error?.waitMs ?? null,
        hopeless: kind === 'refused' || kind === 'invalid' || kind === 'missing',
        hasData: rows !== undefined,
        jitter: record?.jitter ?? 0,
      });
      return wait === false ? false : Math.max(wait, REFRESH_MS);
    },
  });
}
