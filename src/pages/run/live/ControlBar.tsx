import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react';
import { navigateMessage, typingMessages } from '~/api/live/controlMessages';
import { IconButton } from '~/ui/IconButton';
import { useToast } from '~/ui/Toasts';
import { sayNavigateError } from './controlWords';
import css from './Live.module.css';
import type { Steering } from './useControl';

/** Back, forward, reload, the address as a field, and paste: the bar of the browser that the reader has control of. */
export function ControlBar({
  steering,
  url,
  pastes,
}: {
  steering: Steering;
  url: string | null;
  pastes: boolean;
}) {
  const { send, release, state } = steering;
  const toast = useToast();
  const paste = async () => {
    try {
      send(...typingMessages(await navigator.clipboard.readText()));
    } catch {
      toast({
        tone: 'idle',
        text: 'This browser does not hand over the clipboard. Press Ctrl V over the picture.',
      });
    }
  };
  return (
    <>
      <IconButton icon="arrow-left" label="Page back" onClick={() => send({ kind: 'goBackEvent' })} />
      <IconButton icon="arrow-right" label="Page forward" onClick={() => send({ kind: 'goForwardEvent' })} />
      <IconButton icon="rotate-cw" label="Reload the page" onClick={() => send({ kind: 'reloadEvent' })} />
      <AddressField
        url={url}
        refused={state?.navigateError ? sayNavigateError(state.navigateError) : null}
        onGo={send}
        onEscape={release}
      />
      {pastes && (
        <IconButton icon="clipboard-paste" label="Paste as typed text" onClick={() => void paste()} />
      )}
    </>
  );
}

interface AddressFieldProps {
  url: string | null;
  refused: string | null;
  onGo: Steering['send'];
  onEscape: () => void;
}

/** Follows the page until the reader types, and again once the page went somewhere. */
function AddressField({ url, refused, onGo, onEscape }: AddressFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const editing = useRef(false);
  useEffect(() => {
    if (!editing.current) setTyped(null);
  }, [url]);
  const error = wrong ? 'Enter an http or https address.' : refused;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const message = navigateMessage(typed ?? url ?? '');
    setWrong(!message);
    if (!message) return;
    editing.current = false;
    onGo(message);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    onEscape();
  };
  return (
    <form className={css.address} onSubmit={onSubmit}>
      <input
        aria-label="Address"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'control-address-error' : undefined}
        dir="auto"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        value={typed ?? url ?? ''}
        onChange={(event) => {
          editing.current = true;
          setTyped(event.target.value);
          setWrong(false);
        }}
        onBlur={() => {
          editing.current = false;
        }}
        onKeyDown={onKeyDown}
      />
      {error && (
        <span id="control-address-error" role="alert" className={css.wrong}>
          {error}
        </span>
      )}
    </form>
  );
}
