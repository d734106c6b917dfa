import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { asApiError } from '~/api/http';
import { useRetryRun, useStartAgentRun, useStartTaskRun } from '~/api/startRun';
import { useServerName } from '~/pages/serverName';
import type { Run } from '~/skyvern/run';
import { useToast } from '~/ui/Toasts';
import { useOneAtATime } from '../useOneAtATime';
import { draftsOf } from './drafts';
import { refusalOf, type Refusal } from './refusals';
import type { EditedRequest } from './rerunRequest';

/** What is sent: nothing but the id for the server's own retry, else a body. */
export type Start =
  | { kind: 'exact' }
  | ({ kind: 'agent' } & EditedRequest)
  | ({ kind: 'task' } & Pick<EditedRequest, 'body'>);

interface StartAgain {
  /** Starts the run that `make` describes and goes to it; does nothing while one is under way. */
  start: () => void;
  busy: boolean;
  refusal: Refusal | null;
}

/** Starts a run again once, and leads to the new one; a form closed meanwhile only tells that it started. */
export function useStartAgain(
  originId: string,
  make: () => Start,
  ids: ReadonlySet<string>,
  done: { onStarted: () => void; onRefused: (refusal: Refusal) => void },
): StartAgain {
  const navigate = useNavigate();
  const toast = useToast();
  const server = useServerName();
  const client = useQueryClient();
  const retry = useRetryRun();
  const agent = useStartAgentRun();
  const task = useStartTaskRun();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const open = useOpen();

  const send = (start: Start): Promise<Run> => {
    if (start.kind === 'exact') return retry.mutateAsync({ runId: originId });
    if (start.kind === 'task') return task.mutateAsync({ body: { prompt: '', ...start.body }, originId });
    const { body, maxSteps } = start;
    return agent.mutateAsync({ body, maxSteps, originId });
  };

  const start = useOneAtATime(async () => {
    setRefusal(null);
    try {
      const { run_id: id } = await send(make());
      draftsOf(client).delete(originId);
      const go = () => void navigate(`/runs/${encodeURIComponent(id)}`);
      if (!open.current) return toast({ text: 'Run started', action: { label: 'Open', onSelect: go } });
      done.onStarted();
      go();
    } catch (thrown) {
      const refused = refusalOf(asApiError(thrown), server, ids);
      if (!open.current) return toast({ tone: 'bad', text: refused.sentence });
      setRefusal(refused);
      done.onRefused(refused);
    }
  });
  return { start, busy: retry.isPending || agent.isPending || task.isPending, refusal };
}

/** Whether the component is still on screen, for work that outlives it. */
function useOpen() {
  const open = useRef(true);
  useEffect(() => {
    open.current = true;
    return () => {
      open.current = false;
    };
  }, []);
  return open;
}
