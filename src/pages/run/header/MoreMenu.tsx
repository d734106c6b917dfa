import { useCallback } from 'react';
import { openAppDialog } from '~/pages/appDialogs';
import { useAnnounce } from '~/ui/Announcer';
import { copyText } from '~/ui/clipboard';
import { IconButton } from '~/ui/IconButton';
import { Menu, type MenuItem } from '~/ui/Menu';
import { useToast } from '~/ui/Toasts';
import type { Copied } from '~/ui/useCopy';
import { openRunDialog } from '../actions/runDialogs';
import { useTicket } from '../actions/useTicket';
import { useRunData } from '../workspace/RunContext';
import { usePhone } from '../workspace/useMediaQuery';
import { useAgentLinks } from './useAgentLinks';

/** Everything else that can be done with the run; on a phone also what a wider header shows as buttons. */
export function MoreMenu() {
  const { run, askedId } = useRunData();
  const { editor, whyNot } = useAgentLinks();
  const ticket = useTicket();
  const phone = usePhone();
  const copy = useCopyAndTell();
  const toast = useToast();
  const save = () =>
    void import('./downloadRunJson')
      .then(({ downloadRunJson }) => downloadRunJson(askedId, run.run_id))
      .catch(() => toast({ tone: 'bad', text: 'The run could not be downloaded' }));

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

const made = async (what: Copied): Promise<string> => (typeof what === 'string' ? what : what());

/** Copies what a menu row stands for; the row is gone by then, so a message says what came of it. */
function useCopyAndTell(): (what: Copied) => void {
  const announce = useAnnounce();
  const toast = useToast();
  return useCallback(
    (what) => {
      const attempt = async () => {
        const done = await made(what).then(
          (text) => copyText(text),
          () => false,
        );
        if (!done)
          return toast({
            tone: 'bad',
            text: 'Nothing was copied',
            action: { label: 'Retry', onSelect: () => void attempt() },
          });
        announce('Copied');
        toast({ text: 'Copied' });
      };
      void attempt();
    },
    [announce, toast],
  );
}
