import type { RunError } from '~/skyvern/run';
import { Chip } from '~/ui/Chip';
import css from './Output.module.css';

const KINDS: Readonly<Record<string, string>> = {
  USER_DEFINED_ERROR: 'defined by the agent',
  SYSTEM_DEFINED_ERROR: 'defined by the server',
};

/** The errors that a run names, with their codes; nothing where it names none. */
export function OutputErrors({ errors }: { errors: readonly RunError[] }) {
  if (errors.length === 0) return null;
  return (
    <section className={css.section}>
      <div className={css.bare}>
        <h2 className={css.heading}>Errors</h2>
      </div>
      <ul className={css.errors}>
        {errors.map((error, at) => (
          <li key={`${error.error_code ?? ''} ${at}`} className={css.error}>
            <Chip look="bad" mono>
              {error.error_code ?? 'no code'}
            </Chip>
            <span dir="auto">{error.reasoning ?? 'No reason given.'}</span>
            <span className={css.note}>
              {[
                error.error_type ? (KINDS[error.error_type] ?? error.error_type) : null,
                error.confidence_float === null ? null : `confidence ${error.confidence_float.toFixed(2)}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
