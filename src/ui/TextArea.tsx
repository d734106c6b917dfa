import type { ComponentPropsWithRef } from 'react';
import { Field, type FieldFrame } from './Field';
import css from './Field.module.css';
import { split, type FieldSize } from './TextField';

type Native = Omit<ComponentPropsWithRef<'textarea'>, 'value' | 'onChange' | 'id' | 'className'>;

export interface TextAreaProps extends FieldFrame, Native {
  value: string;
  onChange: (value: string) => void;
  size?: FieldSize;
  mono?: boolean;
}

/** Several lines of text; it grows with them up to 320 px. */
export function TextArea(props: TextAreaProps) {
  const { frame, rest } = split(props);
  const { value, onChange, size = 'dialog', mono, rows = 2, ...native } = rest;
  return (
    <Field frame={frame}>
      {(control) => (
        <textarea
          dir="auto"
          spellCheck={!mono}
          {...native}
          {...control}
          rows={rows}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={`${css.control} ${css.area}`}
          data-size={size}
          data-mono={mono || undefined}
        />
      )}
    </Field>
  );
}
