import { useConnection } from '~/api/connection';
import { agentAddress, editorAddress, skyvernOrigin } from '~/pages/skyvernLinks';
import { useRunData } from '../workspace/RunContext';

export interface AgentLinks {
  /** The agent in Skyvern; null where its UI or the agent is not known, or the agent was deleted. */
  agent: string | null;
  /** Its editor; null for the same reasons. */
  editor: string | null;
  /** Why there is no editor; null where there is one. */
  whyNot: string | null;
}

/** Where the run's agent stands in Skyvern's own UI, or why it cannot be opened there. */
export function useAgentLinks(): AgentLinks {
  const { run, rich, agent } = useRunData();
  const { appUrl } = useConnection();
  const none = (whyNot: string): AgentLinks => ({ agent: null, editor: null, whyNot });
  const id = run.run_request?.workflow_id ?? rich?.workflow_id ?? agent?.workflow_permanent_id ?? null;
  if (rich?.workflow?.deleted_at ?? agent?.deleted_at) return none('The agent was deleted.');
  if (!id) return none('This run belongs to no agent.');
  const origin = skyvernOrigin(appUrl, run.app_url);
  if (!origin) return none('The address of Skyvern’s own pages is not known: set it in Settings.');
  return { agent: agentAddress(origin, id), editor: editorAddress(origin, id), whyNot: null };
}
