import { useRunData } from '../workspace/RunContext';
import css from './Output.module.css';

/** Why a run has no output. */
export function NoOutput() {
  const { run, final } = useRunData();
  const by = run.run_type === 'workflow_run' ? 'a block produced any' : 'it produced any';
  return (
    <p className={css.none}>
      <strong>No output</strong>
      {!final
        ? 'Nothing has been given yet. Outputs appear here as soon as there are some.'
        : run.status === 'canceled'
          ? `The run was canceled before ${by}.`
          : run.status === 'completed'
            ? 'The run completed without extracting anything.'
            : `The run ended before ${by}.`}
    </p>
  );
}
