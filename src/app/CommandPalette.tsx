import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { openAppDialog } from '~/pages/appDialogs';
import { findCommands, type Command } from '~/pages/commands';
import { useBoundKeys } from '~/pages/shortcuts';
import { Dialog } from '~/ui/Dialog';
import { Icon } from '~/ui/Icon';
import { Kbd } from '~/ui/Kbd';
import css from './CommandPalette.module.css';
import { keyCommands } from './keyCommands';
import { useRunsCalled } from './useRunsCalled';

/** Tabs, items, actions and runs by typing: a field that keeps the focus and a list that arrows walk. */
export function CommandPalette() {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const scopes = useBoundKeys();
  const runs = useRunsCalled(typed);
  const found = useMemo(
    () => [...findCommands(typed, keyCommands(scopes, typed)), ...runs],
    [typed, scopes, runs],
  );
  const chosen = found[Math.min(at, found.length - 1)];

  const run = (command: Command | undefined) => {
    if (!command) return;
    openAppDialog(null);
    // The dialog gives the focus back as it closes; what the command does with the focus comes after that.
    setTimeout(command.run);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      const next = (Math.min(at, found.length - 1) + step + found.length) % found.length;
      setAt(next);
      list.current?.querySelectorAll('[role=option]')[next]?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(chosen);
    }
  };
  return (
    <Dialog open title="Go to" width="normal" initialFocus={field} onClose={() => openAppDialog(null)}>
      <input
        ref={field}
        className={css.field}
        role="combobox"
        aria-label="Go to a tab, an item, an action or a run"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={chosen ? `command-${chosen.id}` : undefined}
        placeholder="Tab, item, action or run"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id="palette-list" role="listbox" aria-label="Results" className={css.list}>
        {found.map((command) => (
          // The field has the focus and the keys; the pointer may choose directly.
          <li
            key={command.id}
            id={`command-${command.id}`}
            role="option"
            aria-selected={command === chosen}
            className={css.option}
            onClick={() => run(command)}
            onKeyDown={undefined}
          >
            {command.icon && <Icon name={command.icon} />}
            <span className={css.label} dir="auto">
              {command.label}
              {command.note && <span className={css.note}> {command.note}</span>}
            </span>
            {command.shortcut ? (
              <Kbd>{command.shortcut}</Kbd>
            ) : (
              <span className={css.group}>{command.group}</span>
            )}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={css.none}>Nothing here is called “{typed}”.</p>}
    </Dialog>
  );
}
