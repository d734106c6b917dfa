import { RunDialogs } from '../actions/RunDialogs';
import { useRunCommands } from './useRunCommands';

/** What the header offers beside its buttons: the run's dialogs, and its actions in the palette. */
export function RunTools() {
  useRunCommands();
  return <RunDialogs />;
}
