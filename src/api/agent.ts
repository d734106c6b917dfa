import { queryOptions, skipToken, useQuery } from '@tanstack/react-query';
import { Agent } from '~/skyvern/agent';
import { reader } from '~/skyvern/badShape';
import { asApiError } from './apiError';
import { getJson } from './http';

const readAgent = reader(Agent);

/**
 * An agent in its latest version; null when it was deleted or this key may not read it.
 * The version that a run used comes with the rich answer of the run.
 */
export const agentQuery = (agentId: string) =>
  queryOptions({
    queryKey: ['agent', agentId],
    queryFn: ({ signal }) => askAgent(agentId, signal),
  });

async function askAgent(agentId: string, signal: AbortSignal): Promise<Agent | null> {
  const id = encodeURIComponent(agentId);
  for (const path of [`/v1/agents/${id}`, `/api/v1/workflows/${id}`]) {
    try {
      return await getJson(path, readAgent, signal);
    } catch (thrown) {
      const { kind } = asApiError(thrown);
      if (kind !== 'missing' && kind !== 'refused') throw thrown;
    }
  }
  return null;
}

/** The latest version of an agent by its `wpid_`; null asks nothing. `data` null: there is none to read. */
export const useAgent = (agentId: string | null) =>
  useQuery({ ...agentQuery(agentId ?? ''), ...(agentId === null ? { queryFn: skipToken } : {}) });
