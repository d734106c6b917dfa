import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router-dom';
import { openAppDialog, useAppDialog } from '~/pages/appDialogs';
import { holdsWords, useCommands, type Command } from '~/pages/commands';
import { useShortcuts } from '~/pages/shortcuts';

const KeyboardHelp = lazy(async () => ({ default: (await import('./KeyboardHelp')).KeyboardHelp }));
const CommandPalette = lazy(async () => ({ default: (await import('./CommandPalette')).CommandPalette }));
const SettingsDialog = lazy(async () => ({
  default: (await import('~/pages/settings/SettingsDialog')).SettingsDialog,
}));

/** The dialogs of every page and the keys that open them. */
export function AppDialogs() {
  const open = useAppDialog();
  const navigate = useNavigate();
  useShortcuts('Anywhere', [
    { keys: '?', says: 'Keyboard shortcuts', run: () => openAppDialog('keyboard') },
    { keys: 'mod+k', says: 'Go to …', run: () => openAppDialog('palette') },
  ]);
  useCommands((typed) => {
    const all: Command[] = [
      { id: 'history', group: 'Actions', label: 'All runs', icon: 'list', run: () => void navigate('/runs') },
      {
        id: 'settings',
        group: 'Actions',
        label: 'Settings',
        icon: 'settings-2',
        run: () => openAppDialog('settings'),
      },
      {
        id: 'keyboard',
        group: 'Actions',
        label: 'Keyboard shortcuts',
        icon: 'keyboard',
        shortcut: '?',
        run: () => openAppDialog('keyboard'),
      },
    ];
    return all.filter((command) => holdsWords(typed, command.label));
  });
  return (
    <Suspense fallback={null}>
      {open === 'keyboard' && <KeyboardHelp />}
      {open === 'palette' && <CommandPalette />}
      {open === 'settings' && <SettingsDialog open onClose={() => openAppDialog(null)} />}
    </Suspense>
  );
}
