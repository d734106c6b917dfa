import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'react-router-dom';
import type { Timeline } from '~/model/timeline/timeline';
import { FieldControl } from './FieldControl';
import { LoopFacts, LoopOffer } from './LoopOffer';
import { loopOffers } from './loopOffers';
import { OmittedNote } from './OmittedNote';
import type { Refusal } from './refusals';
import css from './RerunForm.module.css';
import type { RerunSource } from './rerunSource';
import { SettingsFold } from './SettingsFold';
import type { RerunForm } from './useRerunForm';
import { VersionChoice, type VersionMode } from './VersionChoice';

interface RerunFieldsProps {
  source: RerunSource;
  timeline: Timeline | null;
  form: RerunForm;
  mode: VersionMode;
  onMode: (mode: VersionMode) => void;
  /** The settings are open. */
  unfolded: boolean;
  onUnfold: (unfolded: boolean) => void;
  refusal: Refusal | null;
}

/** All that can be changed of a run, what is left out of it, and why it did not start. */
export function RerunFields(props: RerunFieldsProps) {
  const { source, timeline, form, mode, onMode, unfolded, onUnfold, refusal } = props;
  const { isTask, main, settings, versions, omissions } = source;
  // What a field in sight says of itself is not said twice.
  const elsewhere = useMemo(
    () => new Map([...omissions].filter(([name]) => !main.some(({ id }) => id === name))),
    [omissions, main],
  );
  const loops = useMemo(() => loopOffers(timeline, main), [timeline, main]);
  const wrongSetting = settings.some((field) => form.wrong.includes(field));
  const ref = useFirstField();
  return (
    <>
      {!isTask && (
        <VersionChoice versions={versions} mode={mode} edited={form.changes > 0} onChange={onMode} />
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
      <div ref={ref} className={css.fields}>
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
      </div>
      <OmittedNote
        omissions={elsewhere}
        copiedByServer={!isTask && mode === 'exact'}
        onEnter={unfolded ? null : () => onUnfold(true)}
      />
      <SettingsFold
        fields={settings}
        form={form}
        open={unfolded || wrongSetting}
        onToggle={() => onUnfold(!unfolded)}
      />
      {refusal && <RefusalWords refusal={refusal} />}
    </>
  );
}

/** The dialog opened before its fields were there; the first of them still gets the focus, unless the reader moved it. */
function useFirstField() {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    const focused = document.activeElement;
    if (focused instanceof HTMLDialogElement && focused.contains(box))
      box?.querySelector<HTMLElement>('input, textarea, select')?.focus();
  }, []);
  return ref;
}

function RefusalWords({ refusal: { sentence, mayHaveStarted } }: { refusal: Refusal }) {
  return (
    <p role="alert" className={css.refusal} dir="auto">
      {sentence} {mayHaveStarted && <Link to="/runs">Open the list of runs</Link>}
    </p>
  );
}
