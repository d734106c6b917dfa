import type { ReactNode } from 'react';
import css from './EmptyState.module.css';
import { Icon } from './Icon';
import type { IconName } from './icons';

export interface EmptyStateProps {
  icon?: IconName;
  title: string;
  /** The title's heading level; plain text without one. Level 1 is for a whole page. */
  level?: 1 | 2 | 3;
  /** What is, why, and what can be done. */
  children?: ReactNode;
  /** Buttons, the best one last. */
  actions?: ReactNode;
}

/** In the middle of an empty place: what is absent, and why. */
export function EmptyState({ icon, title, level, children, actions }: EmptyStateProps) {
  const Title = level ? (`h${level}` as const) : 'p';
  return (
    <div className={css.state}>
      {icon && <Icon name={icon} className={css.icon} />}
      <Title className={css.title}>{title}</Title>
      {children && (
        <div className={css.text} dir="auto">
          {children}
        </div>
      )}
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  );
}
