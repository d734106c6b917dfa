import { EmptyState, type EmptyStateProps } from './EmptyState';
import css from './EmptyState.module.css';

export interface ErrorPanelProps extends EmptyStateProps {
  /** The long story, folded under "Show details". */
  details?: string | null | undefined;
}

/** Something went wrong here: what, why, what can be done. Announced. */
export function ErrorPanel({ details, icon = 'triangle-alert', children, ...rest }: ErrorPanelProps) {
  return (
    <div role="alert" className={css.alert}>
      <EmptyState {...rest} icon={icon}>
        {children}
        {details && (
          <details className={css.details}>
            <summary>Show details</summary>
            <pre dir="auto" tabIndex={0} role="group" aria-label="Details">
              {details}
            </pre>
          </details>
        )}
      </EmptyState>
    </div>
  );
}
