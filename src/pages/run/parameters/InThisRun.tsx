import { ParameterValue } from './ParameterValue';
import css from './Parameters.module.css';

/** What a template or a name came to in this run. */
export function InThisRun({ value, name }: { value: unknown; name: string }) {
  return (
    <div className={css.came}>
      <span className={css.absent}>In this run</span>
      <ParameterValue value={value} name={name} />
    </div>
  );
}
