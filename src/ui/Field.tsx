import { useId, type ReactNode } from 'react';
import { Button } from './Button';
import css from './Field.module.css';
import { Icon } from './Icon';
import { shortened } from './textPortion';

/** What every field takes. */
export interface FieldFrame {
  label: string;
  /** The name is what a machine calls it: a parameter's key. */
  monoLabel?: boolean | undefined;
  /** After the name, in the third colour: a type, "new in version 7". */
  kind?: ReactNode;
  /** False hides the name from sight; assistive technology still hears it. */
  showLabel?: boolean | undefined;
  /** Under the field. */
  hint?: ReactNode;
  /** Under the field in place of the hint: says what to enter. */
  error?: string | null | undefined;
  /** The value it had, when it was changed: shows "was …", a mark at the left edge, and Undo. */
  was?: string | null | undefined;
  onUndo?: (() => void) | undefined;
}

/** What the control inside must carry. */
export interface ControlProps {
  id: string;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
}

/** Name, hint, error and "was …" around one control. */
export function Field({
  frame,
  children,
}: {
  frame: FieldFrame;
  children: (control: ControlProps) => ReactNode;
}) {
  const { label, monoLabel, kind, showLabel = true, hint, error, was, onUndo } = frame;
  const id = useId();
  const noteId = `${id}-note`;
  const changed = was !== undefined && was !== null;
  return (
    <div className={css.field} data-changed={changed || undefined}>
      <div className={showLabel || changed ? css.top : css.unseen}>
        <label htmlFor={id} className={css.label} data-mono={monoLabel || undefined} dir="auto">
          {shortened(label)}
        </label>
        {kind && <span className={css.kind}>{kind}</span>}
        {changed && (
          <span className={css.was}>
            was <del dir="auto">{was === '' ? 'empty' : was}</del>
            {onUndo && (
              <Button kind="quiet" size="small" aria-label={`Undo ${label}`} onClick={onUndo}>
                Undo
              </Button>
            )}
          </span>
        )}
      </div>
      {children({
        id,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': error || hint ? noteId : undefined,
      })}
      {error ? (
        <p id={noteId} className={css.error}>
          <Icon name="circle-x" size={14} />
          <span dir="auto">{error}</span>
        </p>
      ) : (
        hint && (
          <p id={noteId} className={css.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
