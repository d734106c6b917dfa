import type { AppConfig } from '~/api/config';
import { CopyButton } from '~/ui/CopyButton';
import { useServerName } from '../serverName';
import css from './SettingsDialog.module.css';
import { TestConnection } from './TestConnection';

const COMMAND = 'SKYVERN_API_URL=http://localhost:8000 SKYVERN_API_KEY=<your key> npm start';

/** Why the server cannot be chosen here, and where it is chosen: in the demo, and behind a proxy. */
export function FixedConnection({ mode }: { mode: Exclude<AppConfig['mode'], 'direct'> }) {
  const server = useServerName();
  if (mode === 'proxy')
    return (
      <>
        <p className={css.told}>
          This page asks <code>{server}</code> through the server that serves it, which also adds the API key.
          Both are set where that server is started; no key is in this page.
        </p>
        <TestConnection apiBase="" apiKey={null} />
      </>
    );
  return (
    <>
      <p className={css.told}>
        This is the demo: recorded runs, answered within this page. To see the runs of your own server, start
        Rundown for it:
      </p>
      <div className={css.command}>
        <code>{COMMAND}</code>
        <CopyButton iconOnly label="Copy the command" text={COMMAND} />
      </div>
      <p className={css.told}>The key stays with that server and never reaches the page.</p>
    </>
  );
}
