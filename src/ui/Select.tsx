import type { ComponentPropsWithRef } from 'react';
import { Field, type FieldFrame } from './Field';
import css from './Field.module.css';
import { Icon } from './Icon';
import { split, type FieldSize } from './TextField';

type Native = Omit<
  ComponentPropsWithRef<'select'>,
  'size' | 'value' | 'onChange' | 'id' | 'className' | 'children'
>;

export interface SelectProps<Value extends string> extends FieldFrame, Native {
  options: readonly { value: Value; label: string; disabled?: boolean }[];
  value: Value;
  onChange: (value: Value) => void;
  size?: FieldSize;
  mono?: boolean;
}

/** One of many: the browser's own list. A value that is no option is shown as it is, so that nothing is lost. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { frame, rest } = split(props);
  const { options, value, onChange, size = 'dialog', mono, ...native } = rest;
  const known = options.some((option) => option.value === value);
  return (
    <Field frame={frame}>
      {(control) => (
        <span className={css.select}>
          <select
            {...native}
            {...control}
            value={value}
            onChange={(event) => {
              const chosen = options.find((option) => option.value === event.target.value);
              if (chosen) onChange(chosen.value);
            }}
            className={css.control}
            data-size={size}
            data-mono={mono || undefined}
          >
            {!known && <option value={value}>{value || 'Not set'}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" />
        </span>
      )}
    </Field>
  );
}
