import { useConfig } from '~/api/config';
import { Button } from '~/ui/Button';
import { Chip } from '~/ui/Chip';
import { IconButton } from '~/ui/IconButton';
import { openAppDialog } from '../appDialogs';
import { usePreferences } from '../preferences';
import { useMediaQuery } from '../run/workspace/useMediaQuery';
import { useServerName } from '../serverName';
import { Logo } from './Logo';
import css from './TopBar.module.css';

/** The name of the product, the server it shows, settings and theme. */
export function TopBar({ healthy }: { healthy: boolean | null }) {
  const { mode } = useConfig();
  return (
    <header className={css.bar}>
      <Logo />
      <span className={css.name}>Rundown</span>
      <span className={css.space} />
      {mode === 'demo' ? (
        <>
          <Chip look="outline">Demo data</Chip>
          <Button size="small" onClick={() => openAppDialog('settings')}>
            Connect your server
          </Button>
        </>
      ) : (
        <Server healthy={healthy} />
      )}
      <IconButton
        size="normal"
        icon="settings-2"
        label="Settings"
        onClick={() => openAppDialog('settings')}
      />
      <ThemeButton />
    </header>
  );
}

function Server({ healthy }: { healthy: boolean | null }) {
  const server = useServerName();
  const words = healthy === null ? 'Connecting to' : healthy ? 'Connected to' : 'No answer from';
  return (
    <span className={css.server}>
      <span
        className={css.dot}
        data-state={healthy === null ? 'unknown' : healthy ? 'ok' : 'bad'}
        role="img"
        aria-label={words}
      />
      <code>{server}</code>
    </span>
  );
}

/** Goes over to the other theme than the one shown; Settings can give the choice back to the system. */
function ThemeButton() {
  const [{ theme }, setPreferences] = usePreferences();
  const systemLight = useMediaQuery('(prefers-color-scheme: light)');
  const light = theme === 'light' || (theme === 'system' && systemLight);
  return (
    <IconButton
      size="normal"
      icon={light ? 'moon' : 'sun'}
      label={light ? 'Dark theme' : 'Light theme'}
      onClick={() => setPreferences({ theme: light ? 'dark' : 'light' })}
    />
  );
}
