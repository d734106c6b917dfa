import type { ComponentPropsWithRef, ReactNode } from 'react';
import type { Tone } from './Badge';
import { Icon } from './Icon';
import type { IconName } from './icons';
import css from './Notice.module.css';

export interface NoticeProps extends Omit<ComponentPropsWithRef<'div'>, 'title'> {
  /** `plain` has no tint. */
  tone?: Tone | 'plain';
  icon?: IconName;
  spin?: boolean;
  /** Its first words, in the tone's colour and weight. */
  title?: ReactNode;
  /** Small buttons at the right. */
  actions?: ReactNode;
  children?: ReactNode;
}

/** One line across the sheet that says something about all of it. It grows with its text. */
export function Notice({
  tone = 'plain',
  icon,
  spin = false,
  title,
  actions,
  children,
  ...rest
}: NoticeProps) {
  return (
    <div {...rest} className={css.notice} data-tone={tone}>
      {icon && <Icon name={icon} spin={spin} />}
      <div className={css.text} dir="auto">
        {title && <strong>{title}</strong>} {children}
      </div>
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  );
}
