import { Button } from '~/ui/Button';
import { IconButton } from '~/ui/IconButton';
import { Menu, type MenuItem } from '~/ui/Menu';
import { useToast } from '~/ui/Toasts';
import { useRunData } from '../workspace/RunContext';
import { useMediaQuery } from '../workspace/useMediaQuery';
import { setNotifyChoice, useNotifyChoice } from './notifyChoice';
import type { NotifyKind } from './notifyEvent';
import { askPermission, usePermission, type Permission } from './permission';
import { useNotify } from './useNotify';

const KINDS: readonly { kind: NotifyKind; label: string; note: string }[] = [
  { kind: 'finishes', label: 'Finishes', note: 'completed, canceled' },
  { kind: 'fails', label: 'Fails', note: 'failed, terminated, timed out' },
  { kind: 'needsMe', label: 'Needs me', note: 'approval, code' },
];

const MEANWHILE = 'The title and icon of this tab change.';

const SAID: Record<Permission, string> = {
  granted: `By a notification. ${MEANWHILE}`,
  default: `The browser asks when you choose. ${MEANWHILE}`,
  denied: `This browser blocks notifications of this page. ${MEANWHILE}`,
  absent: `This browser has no notifications here. ${MEANWHILE}`,
};

/** What the reader wants to be told of, while the run goes on; the browser is asked for its leave on first use. */
export function NotifyMenu() {
  const { final } = useRunData();
  useNotify();
  return final ? null : <Choice />;
}

function Choice() {
  const choice = useNotifyChoice();
  const permission = usePermission();
  const narrow = useMediaQuery('(max-width: 1199px)');
  const toast = useToast();
  const choose = async (kind: NotifyKind, wanted: boolean) => {
    setNotifyChoice({ [kind]: wanted });
    if (!wanted) return;
    const now = await askPermission();
    if (now !== 'granted')
      toast({ tone: 'idle', text: now === 'default' ? `Not allowed yet. ${MEANWHILE}` : SAID[now] });
  };
  const items: MenuItem[] = [
    { kind: 'heading', label: 'Tell me when a run I watch' },
    ...KINDS.map(({ kind, label, note }): MenuItem => ({
      kind: 'checkbox',
      label,
      note,
      checked: choice[kind],
      onChange: (wanted) => void choose(kind, wanted),
    })),
    { kind: 'separator' },
    { kind: 'heading', label: SAID[permission] },
  ];
  const on = choice.finishes || choice.fails || choice.needsMe;
  return (
    <Menu
      label="Notify me"
      align="end"
      items={items}
      trigger={(trigger) =>
        narrow ? (
          <IconButton {...trigger} icon={on ? 'bell-ring' : 'bell'} label="Notify me" />
        ) : (
          <Button
            {...trigger}
            kind="quiet"
            size="small"
            icon={on ? 'bell-ring' : 'bell'}
            iconEnd="chevron-down"
          >
            Notify me
          </Button>
        )
      }
    />
  );
}
