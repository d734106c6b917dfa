import type { ComponentPropsWithRef } from 'react';
import { Field, type FieldFrame } from './Field';
import css from './Field.module.css';

/** 32 px in dialogs, 28 on the sheet. */
export type FieldSize = 'dialog' | 'sheet';

type Native = Omit<ComponentPropsWithRef<'input'>, 'size' | 'value' | 'onChange' | 'id' | 'className'>;

export interface TextFieldProps extends FieldFrame, Native {
  value: string;
  onChange: (value: string) => void;
  size?: FieldSize;
  mono?: boolean;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { frame, rest } = split(props);
  const { value, onChange, size = 'dialog', mono, ...native } = rest;
  return (
    <Field frame={frame}>
      {(control) => (
        <input
          type="text"
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          {...native}
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={css.control}
          data-size={size}
          data-mono={mono || undefined}
        />
      )}
    </Field>
  );
}

/**
 * A number as text: what is typed stays as typed, so that the caller can say what is wrong with it
 * ("1,500") and digits beyond a JavaScript number survive.
 */
export function NumberField(props: TextFieldProps) {
  return <TextField inputMode="decimal" {...props} />;
}

/** Parts the props of the frame from those of the control. */
export function split<P extends FieldFrame>(props: P) {
  const { label, monoLabel, kind, showLabel, hint, error, was, onUndo, ...rest } = props;
  return {
    frame: { label, monoLabel, kind, showLabel, hint, error, was, onUndo } satisfies FieldFrame,
    rest,
  };
}
