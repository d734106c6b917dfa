import { openAppDialog } from '~/pages/appDialogs';
import { usePreferences } from '~/pages/preferences';
import { useBoundKeys } from '~/pages/shortcuts';
import { Button } from '~/ui/Button';
import { Dialog } from '~/ui/Dialog';
import { Kbd } from '~/ui/Kbd';
import css from './KeyboardHelp.module.css';

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ' ': 'Space',
  Escape: 'Esc',
};

/** Every key bound at this moment, from the table that binds them. */
export function KeyboardHelp() {
  const scopes = useBoundKeys();
  const [{ letterKeys }, setPreferences] = usePreferences();
  const mac = /Mac|iP(?:hone|ad)/.test(navigator.userAgent);
  const shown = (keys: string) =>
    keys.split('+').map((key) => (key === 'mod' ? (mac ? '⌘' : 'Ctrl') : (NAMES[key] ?? key)));
  return (
    <Dialog
      open
      title="Keyboard shortcuts"
      width="normal"
      onClose={() => openAppDialog(null)}
      footNote={letterKeys ? 'Single-letter keys are on.' : 'Single-letter keys are off.'}
      foot={
        <Button onClick={() => setPreferences({ letterKeys: !letterKeys })}>
          {letterKeys ? 'Switch letter keys off' : 'Switch letter keys on'}
        </Button>
      }
    >
      <div className={css.groups}>
        {scopes.map(({ name, bindings }) => (
          <section key={name} className={css.group}>
            <h3 className={css.name}>{name}</h3>
            <dl className={css.keys}>
              {bindings.map(({ keys, says }) => (
                <div key={`${keys} ${says}`} className={css.row}>
                  <dt>{says}</dt>
                  <dd>
                    {shown(keys).map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
