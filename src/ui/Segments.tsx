import css from './Segments.module.css';
import { Icon } from './Icon';
import type { IconName } from './icons';

export interface SegmentsProps<Value extends string> {
  label: string;
  options: readonly { value: Value; label: string; icon?: IconName; disabled?: boolean }[];
  value: Value;
  onChange: (value: Value) => void;
}

/** One of a few, as pressed buttons in a well (24 px). */
export function Segments<Value extends string>({ label, options, value, onChange }: SegmentsProps<Value>) {
  return (
    <div role="group" aria-label={label} className={css.segments}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          aria-disabled={option.disabled || undefined}
          onClick={() => !option.disabled && onChange(option.value)}
        >
          {option.icon && <Icon name={option.icon} size={14} />}
          {option.label}
        </button>
      ))}
    </div>
  );
}
