import { useRunData } from '../workspace/RunContext';
import { AgentOutputs } from './AgentOutputs';
import { BlockOutputs } from './BlockOutputs';
import { DownloadedFiles } from './DownloadedFiles';
import { OutputErrors } from './OutputErrors';
import css from './Output.module.css';

/** All that a run gave, in one place: its whole output, its tables, its blocks' outputs, its errors and its files. */
export function OutputTab() {
  const { run } = useRunData();
  return (
    <div className={css.tab}>
      <AgentOutputs />
      <OutputErrors errors={run.errors} />
      <DownloadedFiles />
      <BlockOutputs />
    </div>
  );
}
