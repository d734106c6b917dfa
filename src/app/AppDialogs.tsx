import { lazy, Suspense } from 'react';
import { useNavigate } from 'react-router-dom';
import { openAppDialog, useAppDialog, type AppDialog } from '~/pages/appDialogs';
import { holdsWords, useCommands, type Command } from '~/pages/commands';
import { useShortcuts } from '~/pages/shortcuts';
import { ErrorBoundary } from '~/ui/ErrorBoundary';
import { loadPart } from '~/ui/loadPart';

const KeyboardHelp = lazy(loadPart(async () => ({ default: (await import('./KeyboardHelp')).KeyboardHelp })));
const CommandPalette = lazy(
  loadPart(async () => ({ default: (await import('./CommandPalette')).CommandPalette })),
);
const SettingsDialog = lazy(
  loadPart(async () => ({ default: (await import('~/pages/settings/SettingsDialog')).SettingsDialog })),
);

const NAMES: Record<AppDialog, string> = {
  keyboard: 'The keyboard help',
  palette: 'The palette',
  settings: 'The settings',
};
const close = () => openAppDialog(null);

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
    <ErrorBoundary name={NAMES[open ?? 'palette']} resetKey={open ?? ''} quiet onCrash={close}>
      <Suspense fallback={null}>
        {open === 'keyboard' && <KeyboardHelp />}
        {open === 'palette' && <CommandPalette />}
        {open === 'settings' && <SettingsDialog open onClose={close} />}
      </Suspense>
    </ErrorBoundary>
  );
}
