import { useEffect, useRef, type ClipboardEvent, type CompositionEvent, type KeyboardEvent } from 'react';
import { keyMessage, typingMessages, type ControlMessage } from '~/api/live/controlMessages';

interface Pressed {
  key: string;
  code: string;
  keyCode: number;
}

const NO_KEYS = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

const isPaste = ({ key, code, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean =>
  ((ctrlKey || metaKey) && (key.toLowerCase() === 'v' || code === 'KeyV')) || (shiftKey && key === 'Insert');

/**
 * Keys, typed and pasted text of a text area as the server takes them. Esc gives control back; with Shift it reaches the
 * page. Keys that are down when the focus goes are let go, so that none sticks in the browser over there.
 */
export function useKeyControl(send: (...messages: readonly ControlMessage[]) => void, onRelease: () => void) {
  const pressed = useRef(new Map<string, Pressed>());
  const letGo = () => {
    for (const key of pressed.current.values()) {
      const up = keyMessage(false, { ...NO_KEYS, ...key });
      if (up) send(up);
    }
    pressed.current.clear();
  };
  const type = (area: HTMLTextAreaElement) => {
    if (area.value) send(...typingMessages(area.value));
    area.value = '';
  };
  const latest = useRef(letGo);
  useEffect(() => {
    latest.current = letGo;
  });
  useEffect(() => () => latest.current(), []);

  return {
    onKeyDown: (event: KeyboardEvent) => {
      event.stopPropagation();
      // An input method is at work: what it writes comes as text.
      if (event.nativeEvent.isComposing || event.key === 'Process' || isPaste(event)) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        if (!event.shiftKey) return onRelease();
        const escape = { ...NO_KEYS, key: 'Escape', code: 'Escape', keyCode: 27 };
        send(...[keyMessage(true, escape), keyMessage(false, escape)].filter((one) => one !== null));
        return;
      }
      const message = keyMessage(true, keysOf(event));
      if (!message) return;
      event.preventDefault();
      const { key, code, keyCode } = event;
      pressed.current.set(code || key, { key, code, keyCode });
      send(message);
    },
    onKeyUp: (event: KeyboardEvent) => {
      event.stopPropagation();
      if (!pressed.current.delete(event.code || event.key)) return;
      const message = keyMessage(false, keysOf(event));
      if (message) send(message);
      // While ⌘ is down a Mac does not tell that other keys go up.
      if (event.key === 'Meta') letGo();
    },
    onBlur: letGo,
    onPaste: (event: ClipboardEvent) => {
      event.preventDefault();
      send(...typingMessages(event.clipboardData.getData('text/plain')));
    },
    onInput: (event: { currentTarget: HTMLTextAreaElement; nativeEvent: Event }) => {
      if (!(event.nativeEvent as InputEvent).isComposing) type(event.currentTarget);
    },
    onCompositionEnd: (event: CompositionEvent<HTMLTextAreaElement>) => type(event.currentTarget),
  };
}

/** The key with what it does: AltGr writes a character, though some systems tell it as Ctrl and Alt. */
function keysOf(event: KeyboardEvent) {
  const { key, code, keyCode, altKey, ctrlKey, metaKey, shiftKey } = event;
  const writes = event.getModifierState('AltGraph');
  return { key, code, keyCode, metaKey, shiftKey, altKey: altKey && !writes, ctrlKey: ctrlKey && !writes };
}
