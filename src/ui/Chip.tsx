import type { ComponentPropsWithRef, ReactNode } from 'react';
import css from './Chip.module.css';
import { Icon } from './Icon';
import type { IconName } from './icons';

/**
 * plain: on press, no edge · outline: an edge · bad: failure category · solid: the verdict "Cause" ·
 * warn: the verdict "Suspect" · typed: mono on an edge, what a machine or agent wrote, one line with an ellipsis ·
 * guess: 18 px, small edge.
 */
export type ChipLook = 'plain' | 'outline' | 'bad' | 'solid' | 'warn' | 'typed' | 'guess';

export interface ChipProps extends ComponentPropsWithRef<'span'> {
  look?: ChipLook;
  mono?: boolean;
  icon?: IconName;
  children: ReactNode;
}

/** A small fact in a line: a category, a code, a typed text. */
export function Chip({ look = 'plain', mono = look === 'typed', icon, children, ...rest }: ChipProps) {
  return (
    <span {...rest} className={css.chip} data-look={look} data-mono={mono || undefined}>
      {icon && <Icon name={icon} size={14} />}
      <bdi>{children}</bdi>
    </span>
  );
}
