import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { stringifyExact } from '~/json';
import { asApiError } from '~/api/http';
import { useRetryRun, useStartTaskRun, type TaskRunBody } from '~/api/startRun';
import { redactDeep } from '~/model/redact';
import { reproduce } from '~/model/requests/reproduce';
import { useServerName } from '~/pages/serverName';
import { sayError } from '~/pages/words';
import { Button } from '~/ui/Button';
import { Dialog } from '~/ui/Dialog';
import { LongText } from '~/ui/LongText';
import { useRunTitle } from '../header/useRunTitle';
import { useRunData } from '../workspace/RunContext';
import css from './RerunDialog.module.css';
import type { RunDialogProps } from './RunDialogs';
import { useOneAtATime } from './useOneAtATime';

/** Starts the run once more with what it was given, and goes to the new run. */
export function RerunDialog({ open, onClose }: RunDialogProps) {
  const { run, rich, taskV1, taskV2, agent, askedId } = useRunData();
  const title = useRunTitle();
  const server = useServerName();
  const navigate = useNavigate();
  const retry = useRetryRun();
  const startTask = useStartTaskRun();
  const [failed, setFailed] = useState<string | null>(null);
  const request = useMemo(
    () => reproduce(run, { rich, taskV1, taskV2, agent }),
    [run, rich, taskV1, taskV2, agent],
  );
  const ofAgent = run.run_type === 'workflow_run';
  const busy = retry.isPending || startTask.isPending;
  const given = Object.entries(ofAgent ? (request.body?.['parameters'] ?? {}) : (request.body ?? {}));
  // Copied by the server itself, so what it does not give back is no loss.
  const omitted = ofAgent ? [] : request.omitted;

  const start = useOneAtATime(async () => {
    setFailed(null);
    try {
      const started = ofAgent
        ? await retry.mutateAsync({ runId: askedId })
        : await startTask.mutateAsync({
            body: { prompt: '', ...request.body } as TaskRunBody,
            originId: run.run_id,
          });
      onClose();
      await navigate(`/runs/${encodeURIComponent(started.run_id)}`);
    } catch (thrown) {
      const said = sayError(asApiError(thrown), { server });
      setFailed([`${said.title}.`, said.sentence, said.serverSays].filter(Boolean).join(' '));
    }
  });

  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Rerun"
      subtitle={title}
      width="form"
      onSubmit={start}
      footNote={versionWords(ofAgent, rich?.workflow?.version ?? null)}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button kind="primary" type="submit" icon="play" busy={busy}>
            Run again
          </Button>
        </>
      }
    >
      <div className={css.body}>
        <p className={css.what}>
          A new run starts with the same {ofAgent ? 'parameters and settings' : 'inputs'}.
        </p>
        {given.length > 0 ? (
          <dl className={css.given}>
            {given.map(([name, value]) => (
              <div key={name} data-parameter={name}>
                <dt>
                  <bdi>{name}</bdi>
                </dt>
                <dd>
                  <LongText lines={4}>{valueText(name, value)}</LongText>
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className={css.what}>This run was given no parameters.</p>
        )}
        {omitted.length > 0 && (
          <ul className={css.omitted} aria-label="Not sent">
            {omitted.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
        {failed && (
          <p role="alert" className={css.failed}>
            {failed}
          </p>
        )}
      </div>
    </Dialog>
  );
}

const versionWords = (ofAgent: boolean, version: number | null): string => {
  if (!ofAgent) return 'Runs as a new task.';
  return version === null ? 'Runs the version of this run.' : `Runs version ${version}, as this run did.`;
};

function valueText(name: string, value: unknown): string {
  const shown = redactDeep({ [name]: value }) as Record<string, unknown>;
  const one = shown[name];
  return typeof one === 'string' ? one : stringifyExact(one, 2);
}
