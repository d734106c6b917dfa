import { useMemo, useState } from 'react';
import type { Timeline } from '~/model/timeline/timeline';
import type { Run } from '~/skyvern/run';
import { isFinalStatus } from '~/skyvern/status';
import { Button } from '~/ui/Button';
import { Dialog } from '~/ui/Dialog';
import { Notice } from '~/ui/Notice';
import { Loading } from '~/ui/Skeleton';
import { useToast } from '~/ui/Toasts';
import { useRunTitle } from '../../header/useRunTitle';
import css from './RerunForm.module.css';
import { RerunFields } from './RerunFields';
import { editedRequest } from './rerunRequest';
import { NO_SOURCE, type RerunSource } from './rerunSource';
import { RetryWarning } from './RetryWarning';
import { useFirstError } from './useFirstError';
import { useRerunForm } from './useRerunForm';
import { useStartAgain, type Start } from './useStartAgain';
import { footWords, type VersionMode } from './VersionChoice';

interface RerunFormProps {
  run: Run;
  timeline: Timeline | null;
  /** null while it loads: the dialog stands already. */
  source: RerunSource | null;
  onClose: () => void;
}

/** The values of a run to be changed and sent again; unchanged, the server's own retry repeats it exactly. */
export function RerunForm({ run, timeline, source: loaded, onClose }: RerunFormProps) {
  const source = loaded ?? NO_SOURCE;
  const { isTask, request, main, settings, versions } = source;
  const title = useRunTitle();
  const toast = useToast();
  const [chosen, setChosen] = useState<VersionMode>('exact');
  const [unfolded, setUnfolded] = useState<boolean | null>(null);
  const fields = useMemo(() => [...main, ...settings], [main, settings]);
  const ids = useMemo(() => new Set(fields.map(({ id }) => id)), [fields]);
  const form = useRerunForm(run.run_id, fields, isTask, isTask || chosen === 'latest');
  const mode: VersionMode = form.changes > 0 ? 'latest' : chosen;
  const [bodyRef, showFirstError] = useFirstError();

  const make = (): Start => {
    if (!isTask && mode === 'exact') return { kind: 'exact' };
    const edited = editedRequest(request, fields, form.values);
    return isTask ? { kind: 'task', body: edited.body } : { kind: 'agent', ...edited };
  };
  const { start, busy, refusal } = useStartAgain(run.run_id, make, ids, {
    onStarted: onClose,
    onRefused: (refused) => {
      form.setServerWords(refused.fields);
      if (settings.some(({ id }) => refused.fields.has(id))) setUnfolded(true);
      if (refused.fields.size > 0) showFirstError();
    },
  });
  const wrong = form.wrong.map(({ label }) => label);
  const close = () => {
    if (form.changes > 0 && !busy) toast({ tone: 'idle', text: 'Your changes are kept for the next Rerun.' });
    onClose();
  };

  return (
    <Dialog
      open
      onClose={close}
      title="Rerun"
      subtitle={<bdi>{title}</bdi>}
      width="form"
      backdropCloses={false}
      onSubmit={start}
      footNote={loaded && footWords(form.changes, isTask ? 'task' : mode, versions)}
      foot={
        <>
          <Button onClick={close}>Close</Button>
          <Button
            kind="primary"
            type="submit"
            icon="play"
            busy={busy}
            disabledReason={loaded ? whyNot(run, wrong) : 'What this run was given is still loading.'}
          >
            Run again
          </Button>
        </>
      }
    >
      <div ref={bodyRef} className={css.body}>
        <RetryWarning run={run} />
        {form.fromBefore && (
          <Notice
            icon="square-pen"
            title="Your changes from before are kept."
            actions={
              <Button size="small" icon="undo-2" onClick={form.startOver}>
                Start over
              </Button>
            }
          />
        )}
        {loaded ? (
          <RerunFields
            source={loaded}
            timeline={timeline}
            form={form}
            mode={mode}
            onMode={setChosen}
            unfolded={unfolded ?? main.length === 0}
            onUnfold={setUnfolded}
            refusal={refusal}
          />
        ) : (
          <Loading label="Loading what this run was given" rows={5} />
        )}
      </div>
    </Dialog>
  );
}

/** Why nothing can be sent as things stand; null where it can. */
function whyNot({ status }: Run, wrong: readonly string[]): string | null {
  if (!isFinalStatus(status)) return 'The run is not over.';
  if (wrong.length === 0) return null;
  return wrong.length === 1 ? `Correct ${wrong[0]} first.` : `Correct ${wrong.length} fields first.`;
}
