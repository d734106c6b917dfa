import { useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import type { Timeline } from '~/model/timeline/timeline';
import type { Run } from '~/skyvern/run';
import { isFinalStatus } from '~/skyvern/status';
import { Button } from '~/ui/Button';
import { Dialog } from '~/ui/Dialog';
import { useRunTitle } from '../../header/useRunTitle';
import { FieldControl } from './FieldControl';
import { LoopFacts, LoopOffer } from './LoopOffer';
import { loopOffers } from './loopOffers';
import { OmittedNote } from './OmittedNote';
import type { Refusal } from './refusals';
import css from './RerunForm.module.css';
import { editedRequest } from './rerunRequest';
import type { RerunSource } from './rerunSource';
import { RetryWarning } from './RetryWarning';
import { SettingsFold } from './SettingsFold';
import { useFirstError } from './useFirstError';
import { useRerunForm } from './useRerunForm';
import { useStartAgain, type Start } from './useStartAgain';
import { footWords, VersionChoice, type VersionMode } from './VersionChoice';

interface RerunFormProps {
  run: Run;
  timeline: Timeline | null;
  source: RerunSource;
  onClose: () => void;
}

/** The values of a run to be changed and sent again; unchanged, the server's own retry repeats it exactly. */
export function RerunForm({ run, timeline, source, onClose }: RerunFormProps) {
  const { isTask, request, main, settings, versions, omissions } = source;
  const title = useRunTitle();
  const [chosen, setChosen] = useState<VersionMode>('exact');
  const [unfolded, setUnfolded] = useState(main.length === 0);
  const fields = useMemo(() => [...main, ...settings], [main, settings]);
  const ids = useMemo(() => new Set(fields.map(({ id }) => id)), [fields]);
  const form = useRerunForm(fields, isTask, isTask || chosen === 'latest');
  const mode: VersionMode = form.changes > 0 ? 'latest' : chosen;
  // What a field in sight says of itself is not said twice.
  const elsewhere = useMemo(
    () => new Map([...omissions].filter(([name]) => !main.some(({ id }) => id === name))),
    [omissions, main],
  );
  const loops = useMemo(() => loopOffers(timeline, main), [timeline, main]);
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
  const wrongSetting = settings.find((field) => form.wrong.includes(field));

  return (
    <Dialog
      open
      onClose={onClose}
      title="Rerun"
      subtitle={<bdi>{title}</bdi>}
      width="form"
      backdropCloses={false}
      onSubmit={start}
      footNote={footWords(form.changes, isTask ? 'task' : mode, versions)}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            kind="primary"
            type="submit"
            icon="play"
            busy={busy}
            disabledReason={whyNot(
              run,
              form.wrong.map(({ label }) => label),
            )}
          >
            Run again
          </Button>
        </>
      }
    >
      <div ref={bodyRef} className={css.body}>
        <RetryWarning run={run} />
        {!isTask && (
          <VersionChoice versions={versions} mode={mode} edited={form.changes > 0} onChange={setChosen} />
        )}
        {loops.others.map((loop) => (
          <div key={loop.loopId} className={css.loop} role="note">
            <p>
              The loop <code>{loop.label}</code> left values undone. They come from another block, so they
              cannot be chosen here.
            </p>
            <LoopFacts loop={loop} />
          </div>
        ))}
        {main.length === 0 && <p className={css.note}>This agent takes no parameters.</p>}
        {main.map((field) => {
          const offer = loops.byField.get(field.id);
          return (
            <div key={field.id} className={css.fields}>
              <FieldControl field={field} form={form} />
              {offer && (
                <LoopOffer
                  offer={offer}
                  taken={form.stateOf(field).text === offer.text}
                  onTake={() => form.setText(field, offer.text)}
                  onAll={() => form.undo(field)}
                />
              )}
            </div>
          );
        })}
        <OmittedNote
          omissions={elsewhere}
          copiedByServer={!isTask && mode === 'exact'}
          onEnter={unfolded ? null : () => setUnfolded(true)}
        />
        <SettingsFold
          fields={settings}
          form={form}
          open={unfolded || wrongSetting !== undefined}
          onToggle={() => setUnfolded(!unfolded)}
        />
        {refusal && <RefusalWords refusal={refusal} />}
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

function RefusalWords({ refusal: { sentence, mayHaveStarted } }: { refusal: Refusal }) {
  return (
    <p role="alert" className={css.refusal} dir="auto">
      {sentence} {mayHaveStarted && <Link to="/runs">Open the list of runs</Link>}
    </p>
  );
}
