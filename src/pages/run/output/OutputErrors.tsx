import type { RunError } from '~/skyvern/run';
import { Chip } from '~/ui/Chip';
import { useRunData } from '../workspace/RunContext';
import css from './Output.module.css';

const KINDS: Readonly<Record<string, string>> = {
  USER_DEFINED_ERROR: 'defined by the agent',
  SYSTEM_DEFINED_ERROR: 'defined by the server',
};

/** The errors that a run names in any of its answers, with their codes; nothing where it names none. */
export function OutputErrors() {
  const { run, rich, taskV1 } = useRunData();
  const errors = once([...run.errors, ...(rich?.errors ?? []), ...(taskV1?.errors ?? [])]);
  if (errors.length === 0) return null;
  return (
    <section className={css.section}>
      <div className={css.bare}>
        <h2 className={css.heading}>Errors</h2>
      </div>
      <ul className={css.errors}>
        {errors.map((error) => (
          <li key={keyOf(error)} className={css.error}>
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

const keyOf = ({ error_code: code, reasoning }: RunError): string => `${code} ${reasoning}`;

const once = (errors: readonly RunError[]): RunError[] => [
  ...new Map(errors.map((error) => [keyOf(error), error])).values(),
];
