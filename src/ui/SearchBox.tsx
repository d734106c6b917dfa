import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { Icon } from './Icon';
import { IconButton } from './IconButton';
import { Kbd } from './Kbd';
import css from './SearchBox.module.css';

export interface SearchBoxProps {
  /** Its name and, in grey, what stands in it while it is empty. */
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  /** A key that leads here, shown while it is empty. */
  hint?: string;
  /** "2 of 9", "No matches". Shown while something is typed, and announced. */
  count?: ReactNode;
  /** Enter and Shift+Enter; with them come two buttons. */
  onNext?: (() => void) | undefined;
  onPrevious?: (() => void) | undefined;
  /** 28 on the sheet, 32 on a page or in a dialog. */
  size?: 'sheet' | 'page';
  inputRef?: Ref<HTMLInputElement> | undefined;
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
  autoFocus?: boolean;
}

/** A search field with count, previous, next and clear. Escape clears it; a second Escape is the page's. */
export function SearchBox({
  label,
  placeholder = label,
  value,
  onChange,
  hint,
  count,
  onNext,
  onPrevious,
  size = 'sheet',
  inputRef,
  onKeyDown: listen,
  autoFocus,
}: SearchBoxProps) {
  const used = value !== '';
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    listen?.(event);
    if (event.defaultPrevented) return;
    if (event.key === 'Enter' && (onNext || onPrevious)) {
      event.preventDefault();
      (event.shiftKey ? onPrevious : onNext)?.();
    }
    if (event.key === 'Escape' && used) {
      event.preventDefault();
      event.stopPropagation();
      onChange('');
    }
  };
  return (
    <div className={css.box} data-size={size} data-used={used || undefined}>
      <Icon name="search" />
      <input
        ref={inputRef}
        type="search"
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <span className={css.count} role="status" data-search-count={used || undefined}>
        {used && count}
      </span>
      {used && onPrevious && <IconButton icon="chevron-up" label="Previous match" onClick={onPrevious} />}
      {used && onNext && <IconButton icon="chevron-down" label="Next match" onClick={onNext} />}
      {used && <IconButton icon="x" label="Clear search" onClick={() => onChange('')} />}
      {!used && hint && <Kbd>{hint}</Kbd>}
    </div>
  );
}
