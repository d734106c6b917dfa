import { useConnection } from '~/api/connection';
import { isCodeOn } from '~/model/code/ownership';
import { editorAddress, skyvernOrigin } from '~/pages/skyvernLinks';
import { ButtonLink } from '~/ui/ButtonLink';
import { EmptyState } from '~/ui/EmptyState';
import { useNow } from '~/ui/useNow';
import { useRunData } from '../workspace/RunContext';
import { leadsToEditor, sayNoCode, type NoCodeReason } from './noCodeWords';
import { useAgentId } from './useRunCode';

/** How long after its end a run may still leave code behind, in milliseconds. */
const LATE_MS = 60_000;

/** Why the server gave no code of this run: it may come, was never switched on, or was not kept. */
export function useWhyNoCode(): NoCodeReason {
  const { run, agent, timeline, final } = useRunData();
  const now = useNow(5_000);
  const on = isCodeOn(run, agent, timeline);
  if (!final) return on ? 'writing' : 'running';
  const since = run.finished_at === null ? Number.POSITIVE_INFINITY : now - run.finished_at;
  if (since >= 0 && since < LATE_MS) return 'just-ended';
  return on ? 'left-none' : 'off';
}

/** There is no code, why, and what would make some. */
export function NoCode({ reason }: { reason: NoCodeReason }) {
  const { run, agent } = useRunData();
  const agentId = useAgentId();
  const { appUrl } = useConnection();
  const { title, sentence } = sayNoCode(reason);
  const origin = skyvernOrigin(appUrl, run.app_url);
  const edit = leadsToEditor(reason) && !agent?.deleted_at && origin !== null && agentId !== null;
  return (
    <EmptyState
      icon="square-code"
      title={title}
      actions={
        edit && (
          <ButtonLink href={editorAddress(origin, agentId)} external icon="square-pen">
            Edit agent
          </ButtonLink>
        )
      }
    >
      {sentence}
    </EmptyState>
  );
}
