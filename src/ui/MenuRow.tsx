import { useId, type MouseEvent } from 'react';
import { Icon } from './Icon';
import type { IconName } from './icons';
import { Kbd } from './Kbd';
import css from './Menu.module.css';
import { webAddress } from './webAddress';

interface Shown {
  label: string;
  icon?: IconName | undefined;
  /** A key that does the same, at the right. */
  shortcut?: string | undefined;
  /** A second, quieter text at the right. */
  note?: string | undefined;
}

export type MenuItem =
  | (Shown & {
      kind?: 'button';
      onSelect: () => void;
      disabledReason?: string | null | undefined;
      tone?: 'bad' | undefined;
    })
  /** `onSelect` takes an ordinary click in place of the browser (for the router); modified clicks stay the browser's. */
  | (Shown & {
      kind: 'link';
      href: string;
      external?: boolean | undefined;
      onSelect?: (() => void) | undefined;
    })
  /** `closes`: it is the last thing that one wants here; else the menu stays for the next choice. */
  | (Shown & {
      kind: 'checkbox' | 'radio';
      checked: boolean;
      onChange: (checked: boolean) => void;
      closes?: boolean | undefined;
    })
  | { kind: 'separator' }
  | { kind: 'heading'; label: string };

export function MenuRow({ item, onDone }: { item: MenuItem; onDone: () => void }) {
  const noteId = useId();
  if (item.kind === 'separator') return <div role="separator" className={css.separator} />;
  if (item.kind === 'heading') {
    return (
      <div role="presentation" className={css.heading}>
        {item.label}
      </div>
    );
  }
  const note = 'disabledReason' in item && item.disabledReason ? item.disabledReason : item.note;
  const common = {
    tabIndex: -1,
    className: css.row,
    'data-word': item.label,
    'aria-describedby': note ? noteId : undefined,
    'aria-keyshortcuts': item.shortcut,
  };
  const inside = (
    <>
      {item.icon && <Icon name={item.icon} />}
      <span className={css.label} dir="auto">
        {item.label}
      </span>
      {note && (
        <span id={noteId} className={css.note} aria-hidden="true">
          {note}
        </span>
      )}
      {item.shortcut && (
        <span aria-hidden="true">
          <Kbd>{item.shortcut}</Kbd>
        </span>
      )}
    </>
  );
  if (item.kind === 'link') {
    const click = (event: MouseEvent) => {
      if (item.onSelect && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
        event.preventDefault();
        item.onSelect();
      }
      onDone();
    };
    const away = item.external ? { target: '_blank', rel: 'noopener noreferrer' } : {};
    return (
      <a {...common} {...away} role="menuitem" href={webAddress(item.href) ?? undefined} onClick={click}>
        {inside}
      </a>
    );
  }
  if ('checked' in item) {
    return (
      <button
        {...common}
        type="button"
        role={item.kind === 'radio' ? 'menuitemradio' : 'menuitemcheckbox'}
        aria-checked={item.checked}
        onClick={() => {
          if (item.closes) onDone();
          item.onChange(!item.checked);
        }}
      >
        <span className={css.check}>{item.checked && <Icon name="check" />}</span>
        {inside}
      </button>
    );
  }
  const choose = () => {
    if (item.disabledReason) return;
    onDone();
    item.onSelect();
  };
  return (
    <button
      {...common}
      type="button"
      role="menuitem"
      data-tone={item.tone}
      aria-disabled={item.disabledReason ? true : undefined}
      onClick={choose}
    >
      {inside}
    </button>
  );
}
