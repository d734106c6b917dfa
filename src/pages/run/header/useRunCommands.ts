import { holdsWords, useCommands, type Command } from '~/pages/commands';
import { markCause, useMarkedCause } from '../actions/markedCause';
import { openRunDialog } from '../actions/runDialogs';
import { useTicket } from '../actions/useTicket';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import { useAgentLinks } from './useAgentLinks';
import { useCopyAndTell } from '../workspace/useCopyAndTell';
import { useRunFile } from './useRunFile';
import { useRunTitle } from './useRunTitle';

/** Offers the palette what can be done with the run, wherever on the page a button for it stands. */
export function useRunCommands(): void {
  const { run, final, analysis } = useRunData();
  const { selectedId } = useSelection();
  const { editor } = useAgentLinks();
  const title = useRunTitle();
  const copy = useCopyAndTell();
  const ticket = useTicket();
  const save = useRunFile();
  const marked = useMarkedCause(run.run_id);
  useCommands((typed) => {
    const act = (id: string, label: string, icon: Command['icon'], run: () => void): Command => ({
      id,
      group: 'Actions',
      label,
      note: title,
      icon,
      run,
    });
    const canMark = analysis?.verdict && selectedId !== null && selectedId !== (marked ?? analysis.itemId);
    const all = [
      ...(final || run.retry_pending ? [act('rerun', 'Rerun', 'play', () => openRunDialog('rerun'))] : []),
      ...(final ? [] : [act('cancel', 'Cancel', 'square', () => openRunDialog('cancel'))]),
      act('api', 'API & Webhooks', 'webhook', () => openRunDialog('api')),
      ...(editor
        ? [act('edit', 'Edit', 'square-pen', () => void window.open(editor, '_blank', 'noopener'))]
        : []),
      act('link', 'Copy link', 'link', () => copy(location.href)),
      act('id', 'Copy run ID', 'hash', () => copy(run.run_id)),
      act('report', 'Copy report', 'clipboard-list', () => copy(ticket)),
      ...(canMark
        ? [
            act('mark', 'Mark the selected item as the cause', 'flag', () =>
              markCause(run.run_id, selectedId),
            ),
          ]
        : []),
      ...(analysis?.verdict && marked !== null
        ? [act('unmark', 'Take back your mark', 'undo-2', () => markCause(run.run_id, null))]
        : []),
      act('artifacts', 'Download artifacts', 'download', () => openRunDialog('artifacts')),
      act('json', 'Download run JSON', 'braces', save),
    ];
    return all.filter((command) => holdsWords(typed, command.label));
  });
}
