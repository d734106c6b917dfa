import { RunDialogs } from '../actions/RunDialogs';
import { useNeed } from '../live/useCodeWait';
import { useRunData } from '../workspace/RunContext';
import { useRunCommands } from './useRunCommands';
import { useRunTitle } from './useRunTitle';
import { useTabMark } from './useTabMark';

/** What the header offers beside its buttons: the run's dialogs, its actions in the palette, and the browser's tab. */
export function RunTools() {
  const { run } = useRunData();
  useRunCommands();
  // A run that waits for a code says running; its tab should look as if it asked for somebody.
  useTabMark(useNeed() ? 'paused' : run.status, useRunTitle(), run.run_id);
  return <RunDialogs />;
}
