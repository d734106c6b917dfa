import { ExactNumber, losesDigits } from './exactNumber';
import { isIndexLike, noteOrder } from './keyOrder';
import { endOfString } from './needsExactReading';
import { JsonSyntaxError } from './syntaxError';

interface OpenObject {
  object: Record<string, unknown>;
  key: string;
  /** The keys as sent, kept only once one of them looks like an index. */
  sent: string[];
  moved: boolean;
}

type Open = OpenObject | unknown[];

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];

/** One reading of one text. Containers that are open stand on a stack of its own: depth costs no call stack. */
export function readExactly(text: string): unknown {
  const stack: Open[] = [];
  let at = 0;

  const fail = (expected: string): never => {
    throw new JsonSyntaxError(text, at, expected);
  };
  const skip = (): number => {
    let code = text.charCodeAt(at);
    while (code === 32 || code === 10 || code === 13 || code === 9) code = text.charCodeAt((at += 1));
    return code;
  };
  const string = (): string => {
    const end = endOfString(text, at + 1);
    if (end < 0) {
      at = text.length;
      return fail('a closing quote');
    }
    const plain = text.slice(at + 1, end);
    let value = plain;
    if (hasEscapeOrControl(plain)) {
      try {
        value = String(JSON.parse(text.slice(at, end + 1)));
      } catch {
        return fail('a string with valid escapes');
      }
    }
    at = end + 1;
    return value;
  };
  const number = (): number | ExactNumber => {
    NUMBER.lastIndex = at;
    const source = NUMBER.exec(text)?.[0] ?? fail('a value');
    at += source.length;
    return losesDigits(source) ? new ExactNumber(source) : Number(source);
  };
  const word = (): unknown => {
    const found = WORDS.find(([name]) => text.startsWith(name, at)) ?? fail('a value');
    at += found[0].length;
    return found[1];
  };
  /** Reads `"key":` into the object on top of the stack. */
  const key = (open: OpenObject): void => {
    if (skip() !== 34) fail('a key in quotes');
    open.key = string();
    if (skip() !== 58) fail('a colon');
    at += 1;
  };

  for (;;) {
    let value: unknown;
    const code = skip();
    if (code === 123) {
      at += 1;
      const open: OpenObject = { object: {}, key: '', sent: [], moved: false };
      if (skip() !== 125) {
        stack.push(open);
        key(open);
        continue;
      }
      at += 1;
      value = open.object;
    } else if (code === 91) {
      at += 1;
      if (skip() !== 93) {
        stack.push([]);
        continue;
      }
      at += 1;
      value = [];
    } else if (code === 34) value = string();
    else if (code === 45 || (code >= 48 && code <= 57)) value = number();
    else value = word();

    // The value is whole: put it into its container, and close as many of those as end here.
    for (;;) {
      const open = stack.at(-1);
      if (!open) {
        skip();
        if (at < text.length) fail('the end');
        return value;
      }
      const list = Array.isArray(open);
      if (list) open.push(value);
      else put(open, value);
      const next = skip();
      if (next === 44) {
        at += 1;
        if (!list) key(open);
        break;
      }
      if (next !== (list ? 93 : 125)) fail(list ? 'a comma or ]' : 'a comma or }');
      at += 1;
      stack.pop();
      if (!list && open.moved) noteOrder(open.object, open.sent);
      value = list ? open : open.object;
    }
  }
}

function put(open: OpenObject, value: unknown): void {
  const { object, key } = open;
  if (key === '__proto__') {
    if (!Object.hasOwn(object, key)) open.sent.push(key);
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
    return;
  }
  if (!Object.hasOwn(object, key)) open.sent.push(key);
  if (isIndexLike(key)) open.moved = true;
  object[key] = value;
}

function hasEscapeOrControl(plain: string): boolean {
  for (let index = 0; index < plain.length; index += 1) {
    const code = plain.charCodeAt(index);
    if (code === 92 || code < 32) return true;
  }
  return false;
}
