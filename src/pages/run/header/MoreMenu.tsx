import { openAppDialog } from '~/pages/appDialogs';
import { IconButton } from '~/ui/IconButton';
import { Menu, type MenuItem } from '~/ui/Menu';
import { openRunDialog } from '../actions/runDialogs';
import { useTicket } from '../actions/useTicket';
import { useRunData } from '../workspace/RunContext';
import { usePhone } from '../workspace/useMediaQuery';
import { useAgentLinks } from './useAgentLinks';
import { useCopyAndTell } from '../workspace/useCopyAndTell';
import { useRunFile } from './useRunFile';

/** Everything else that can be done with the run; on a phone also what a wider header shows as buttons. */
export function MoreMenu() {
  const { run } = useRunData();
  const { editor, whyNot } = useAgentLinks();
  const ticket = useTicket();
  const phone = usePhone();
  const copy = useCopyAndTell();
  const save = useRunFile();

  const edit: MenuItem = editor
    ? { kind: 'link', label: 'Edit', icon: 'square-pen', href: editor, external: true }
    : { label: 'Edit', icon: 'square-pen', disabledReason: whyNot, onSelect: () => undefined };
  const moved: MenuItem[] = phone
    ? [
        { label: 'API & Webhooks', icon: 'webhook', onSelect: () => openRunDialog('api') },
        edit,
        { kind: 'separator' },
      ]
    : editor
      ? []
      : [edit, { kind: 'separator' }];
  // The header's button cancels what is not over; a run between two attempts can be started again besides.
  const rerun: MenuItem[] = run.retry_pending
    ? [{ label: 'Rerun…', icon: 'play', onSelect: () => openRunDialog('rerun') }, { kind: 'separator' }]
    : [];
  const items: MenuItem[] = [
    ...moved,
    ...rerun,
    { label: 'Copy link', icon: 'link', onSelect: () => copy(location.href) },
    { label: 'Copy run ID', icon: 'hash', onSelect: () => copy(run.run_id) },
    { label: 'Copy report', icon: 'clipboard-list', note: 'Markdown', onSelect: () => copy(ticket) },
    { label: 'Download artifacts…', icon: 'download', onSelect: () => openRunDialog('artifacts') },
    { label: 'Download run JSON', icon: 'braces', onSelect: save },
    { kind: 'separator' },
    {
      label: 'Keyboard shortcuts',
      icon: 'keyboard',
      shortcut: '?',
      onSelect: () => openAppDialog('keyboard'),
    },
    { label: 'Settings', icon: 'settings-2', onSelect: () => openAppDialog('settings') },
  ];
  return (
    <Menu
      label="More"
      align="end"
      items={items}
      trigger={(props) => (
        <IconButton {...props} size={phone ? 'touch' : 'normal'} icon="ellipsis" label="More" />
      )}
    />
  );
}
