import { AgentOutputs } from './AgentOutputs';
import { DownloadedFiles } from './DownloadedFiles';
import { OutputErrors } from './OutputErrors';
import css from './Output.module.css';

/** All that a run gave, in one place: its whole output as JSON, as tables and by block, its errors and its files. */
export function OutputTab() {
  return (
    // A region that scrolls takes the focus, so that it can be scrolled with the keyboard.
    <div className={css.tab} tabIndex={0} role="group" aria-label="Output, scrolls">
      <div className={css.content}>
        <AgentOutputs />
        <OutputErrors />
        <DownloadedFiles />
      </div>
    </div>
  );
}
