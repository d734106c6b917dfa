/** A message to the browser that a person steers. Coordinates are pixels of its page. */
export type ControlMessage =
  | { kind: 'take-control' | 'cede-control' | 'goBackEvent' | 'goForwardEvent' | 'reloadEvent' }
  | {
      kind: 'mouseEvent';
      eventType: 'mousePressed' | 'mouseReleased' | 'mouseMoved';
      x: number;
      y: number;
      button: 'left' | 'middle' | 'right' | 'none';
      clickCount: number;
      modifiers: number;
    }
  | { kind: 'wheelEvent'; x: number; y: number; deltaX: number; deltaY: number; modifiers: number }
  | {
      kind: 'keyEvent';
      eventType: 'keyDown' | 'keyUp' | 'rawKeyDown';
      key: string;
      code: string;
      text?: string;
      windowsVirtualKeyCode?: number;
      modifiers: number;
    }
  | { kind: 'navigateEvent'; url: string };

const WHEEL_MOST = 10_000;
const KEY_LONGEST = 32;
const URL_LONGEST = 2083;
const CLICKS_MOST = 3;

interface Modifiers {
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** 1 Alt, 2 Ctrl, 4 Meta, 8 Shift. */
const modifierBits = ({ altKey, ctrlKey, metaKey, shiftKey }: Modifiers): number =>
  (altKey ? 1 : 0) | (ctrlKey ? 2 : 0) | (metaKey ? 4 : 0) | (shiftKey ? 8 : 0);

const BUTTONS = ['left', 'middle', 'right'] as const;

interface PointerLike extends Modifiers {
  /** As in `MouseEvent`: 0 left, 1 middle, 2 right. */
  button: number;
  /** How many clicks in a row, as `MouseEvent.detail`. */
  detail: number;
  /** As in `MouseEvent`: the sum of 1 left, 2 right, 4 middle for those that are down. */
  buttons?: number;
}

/** The button that is down while the mouse moves: a drag is a move with one. */
const heldButton = (buttons = 0): 'left' | 'middle' | 'right' | 'none' =>
  buttons & 1 ? 'left' : buttons & 2 ? 'right' : buttons & 4 ? 'middle' : 'none';

/** A mouse button pressed or released, or the mouse moved, at a place of the page. */
export function mouseMessage(
  eventType: 'mousePressed' | 'mouseReleased' | 'mouseMoved',
  event: PointerLike,
  at: { x: number; y: number },
): ControlMessage {
  const moved = eventType === 'mouseMoved';
  return {
    kind: 'mouseEvent',
    eventType,
    ...at,
    button: moved ? heldButton(event.buttons) : (BUTTONS[event.button] ?? 'none'),
    clickCount: moved ? 0 : Math.min(Math.max(1, event.detail), CLICKS_MOST),
    modifiers: modifierBits(event),
  };
}

/** The wheel turned at a place of the page, by pixels. */
export function wheelMessage(
  event: Modifiers & { deltaX: number; deltaY: number },
  at: { x: number; y: number },
): ControlMessage {
  return {
    kind: 'wheelEvent',
    ...at,
    deltaX: clamp(event.deltaX, WHEEL_MOST),
    deltaY: clamp(event.deltaY, WHEEL_MOST),
    modifiers: modifierBits(event),
  };
}

const clamp = (value: number, most: number): number => Math.round(Math.min(most, Math.max(-most, value)));

/** A key pressed or released; null for one that the server would not take (a dead key, a name that is too long). */
export function keyMessage(
  down: boolean,
  event: Modifiers & { key: string; code: string; keyCode?: number },
): ControlMessage | null {
  const { key, code, keyCode } = event;
  if (
    !key ||
    key === 'Dead' ||
    key === 'Unidentified' ||
    key.length > KEY_LONGEST ||
    code.length > KEY_LONGEST
  )
    return null;
  const types = down && isOneCharacter(key) && !event.ctrlKey && !event.metaKey;
  return {
    kind: 'keyEvent',
    eventType: down ? (types ? 'keyDown' : 'rawKeyDown') : 'keyUp',
    key,
    code,
    ...(types ? { text: key } : {}),
    ...(keyCode ? { windowsVirtualKeyCode: keyCode } : {}),
    modifiers: modifierBits(event),
  };
}

/** The names of keys that type nothing are longer; a character beyond the first plane has a length of two. */
const isOneCharacter = (key: string): boolean =>
  key.length === String.fromCodePoint(key.codePointAt(0) ?? 0).length;

/** A text as the key presses that type it: how a paste reaches the page. Line ends become Enter; other control characters go. */
export function typingMessages(text: string): ControlMessage[] {
  return Array.from(text.replaceAll(/\r\n?/g, '\n')).flatMap((letter): ControlMessage[] => {
    if (letter === '\n') return press('Enter', 'Enter', undefined, 13);
    if (letter === '\t') return press('Tab', 'Tab', undefined, 9);
    return letter < ' ' ? [] : press(letter, '', letter);
  });
}

const press = (key: string, code: string, text?: string, keyCode?: number): ControlMessage[] => {
  const base = {
    kind: 'keyEvent',
    key,
    code,
    modifiers: 0,
    ...(keyCode ? { windowsVirtualKeyCode: keyCode } : {}),
  } as const;
  return [
    {
      ...base,
      eventType: text === undefined ? 'rawKeyDown' : 'keyDown',
      ...(text === undefined ? {} : { text }),
    },
    { ...base, eventType: 'keyUp' },
  ];
};

/** Goes to an address, `https://` where no scheme is written; null for what is no http(s) address, or too long. */
export function navigateMessage(address: string): ControlMessage | null {
  const text = address.trim();
  const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (!text || !url || !/^https?:$/.test(url.protocol) || url.href.length > URL_LONGEST) return null;
  return { kind: 'navigateEvent', url: url.href };
}

/** A place on the shown picture as a place on the page. The picture stands in its box whole, centred, with empty edges. */
export function pagePoint(
  client: { clientX: number; clientY: number },
  box: { left: number; top: number; width: number; height: number },
  page: { width: number; height: number },
): { x: number; y: number } | null {
  const scale = Math.min(box.width / page.width, box.height / page.height);
  if (!(scale > 0)) return null;
  const x = (client.clientX - box.left - (box.width - page.width * scale) / 2) / scale;
  const y = (client.clientY - box.top - (box.height - page.height * scale) / 2) / scale;
  if (x < 0 || y < 0 || x > page.width || y > page.height) return null;
  return { x: Math.min(Math.round(x), page.width - 1), y: Math.min(Math.round(y), page.height - 1) };
}
