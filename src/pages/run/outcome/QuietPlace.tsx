import { useRunData } from '../workspace/RunContext';
import css from './Outcome.module.css';

/** The room of the line about a completed run's failed parts, from when there are such parts until the line is written. */
export function QuietPlace() {
  const { run, timeline, analysis } = useRunData();
  const failures = timeline?.totals.failures.length ?? 0;
  return run.status === 'completed' && !analysis && failures > 0 ? <div className={css.line} /> : null;
}
