import type { ComponentPropsWithRef, ReactNode } from 'react';
import { Icon } from './Icon';
import type { IconName } from './icons';
import css from './Toggle.module.css';

export interface ToggleProps extends Omit<ComponentPropsWithRef<'button'>, 'onChange'> {
  pressed: boolean;
  onChange: (pressed: boolean) => void;
  icon?: IconName;
  children: ReactNode;
}

/** A filter that is on or off (24 px); on: accent on its tint. */
export function Toggle({ pressed, onChange, icon, children, ...rest }: ToggleProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-pressed={pressed}
      className={css.toggle}
      onClick={() => onChange(!pressed)}
    >
      {icon && <Icon name={icon} size={14} />}
      {children}
    </button>
  );
}
