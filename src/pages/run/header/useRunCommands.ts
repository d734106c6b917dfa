import { holdsWords, useCommands, type Command } from '~/pages/commands';
import { openRunDialog } from '../actions/runDialogs';
import { useRunData } from '../workspace/RunContext';
import { useRunTitle } from './useRunTitle';

/** Offers the palette what the header can do. */
export function useRunCommands(): void {
  const { run, final } = useRunData();
  const title = useRunTitle();
  useCommands((typed) => {
    const act = (id: string, label: string, icon: Command['icon'], run: () => void): Command => ({
      id,
      group: 'Actions',
      label,
      note: title,
      icon,
      run,
    });
    const all = [
      ...(final || run.retry_pending ? [act('rerun', 'Rerun', 'play', () => openRunDialog('rerun'))] : []),
      ...(final ? [] : [act('cancel', 'Cancel', 'square', () => openRunDialog('cancel'))]),
      act('api', 'API & Webhooks', 'webhook', () => openRunDialog('api')),
      act('artifacts', 'Download artifacts', 'download', () => openRunDialog('artifacts')),
    ];
    return all.filter((command) => holdsWords(typed, command.label, command.note));
  });
}
