import { runTitle } from '~/model/run/title';
import { useRunData } from '../workspace/RunContext';

/** What the run is called: its own title, the agent's, the prompt's first line, or the id. */
export function useRunTitle(): string {
  const { run, rich, taskV1, taskV2 } = useRunData();
  return runTitle(run, rich, taskV1, taskV2);
}
