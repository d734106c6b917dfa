import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import css from './Field.module.css';

type Native = Omit<ComponentPropsWithRef<'input'>, 'type' | 'checked' | 'onChange' | 'className'>;

export interface CheckboxProps extends Native {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: ReactNode;
}

export function Checkbox({ label, checked, onChange, hint, ...rest }: CheckboxProps) {
  const id = useId();
  return (
    <div>
      <label className={css.check}>
        <input
          {...rest}
          type="checkbox"
          checked={checked}
          aria-describedby={hint ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={id} className={css.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
