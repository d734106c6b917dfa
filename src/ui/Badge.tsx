import type { ComponentPropsWithRef } from 'react';
import css from './Badge.module.css';
import { Icon } from './Icon';
import type { IconName } from './icons';

/** What a colour says. `idle` is the neutral one. */
export type Tone = 'ok' | 'bad' | 'warn' | 'late' | 'run' | 'hold' | 'idle';

export interface BadgeProps extends ComponentPropsWithRef<'span'> {
  tone: Tone;
  icon: IconName;
  /** The spinner of something that runs. */
  spin?: boolean;
  children: string;
}

/** A status: icon, colour and word. Further attributes go to the element (`data-run-status`, say). */
export function Badge({ tone, icon, spin = false, children, ...rest }: BadgeProps) {
  return (
    <span {...rest} className={css.badge} data-tone={tone}>
      <Icon name={icon} size={14} spin={spin} />
      <span dir="auto">{children}</span>
    </span>
  );
}
