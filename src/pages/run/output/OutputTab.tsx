import { AgentOutputs } from './AgentOutputs';
import { DownloadedFiles } from './DownloadedFiles';
import { OutputErrors } from './OutputErrors';
import css from './Output.module.css';

/** All that a run gave, in one place: its whole output as JSON, as tables and by block, its errors and its files. */
export function OutputTab() {
  return (
    <div className={css.tab}>
      <AgentOutputs />
      <OutputErrors />
      <DownloadedFiles />
    </div>
  );
}
