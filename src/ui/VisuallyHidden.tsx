import type { ReactNode } from 'react';
import css from './Announcer.module.css';

/** Text for assistive technology only. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className={css.region}>{children}</span>;
}
