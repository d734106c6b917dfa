import { losesDigits } from './exactNumber';
import { isIndexLike } from './keyOrder';

const QUOTE = 34;
const BACKSLASH = 92;
const COLON = 58;
const MINUS = 45;

/**
 * What a text must have for that: a number of many digits or with an exponent, a key of digits, or of an escaped one.
 * Strings may hold the same, so that this alone says only when there is nothing of the kind.
 */
const SUSPECT = /(?:^|[:[,])\s*(?:[-\d][\d.eE+-]{15}|-?\d[\d.]*[eE])|"(?:\d{1,10}"[\0-\x20]*:|\\u003)/;

/**
 * Whether `JSON.parse` could lose something of this text: digits of a number, or the place of a key that looks like
 * an array index. Nearly always false, and found in one quick pass.
 */
export const needsExactReading = (text: string): boolean => SUSPECT.test(text) && losesSomething(text);

/** The same for a text that may have it: a pass that steps over the strings. */
function losesSomething(text: string): boolean {
  const { length } = text;
  let at = 0;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at + 1);
      if (end < 0) return false;
      const first = text.charCodeAt(at + 1);
      // "0" … "9…": only a key of digits can be moved. An escape could spell one, too.
      if (
        end - at <= 11 &&
        first >= 48 &&
        first <= 57 &&
        isIndexLike(text.slice(at + 1, end)) &&
        isKey(text, end)
      ) {
        return true;
      }
      if (first === BACKSLASH && end - at <= 61 && text.startsWith('\\u003', at + 1) && isKey(text, end))
        return true;
      at = end + 1;
    } else if (code === MINUS || (code >= 48 && code <= 57)) {
      const from = at;
      let exponent = false;
      for (; at < length; at += 1) {
        const next = text.charCodeAt(at);
        if (next === 101 || next === 69) exponent = true;
        else if (!((next >= 48 && next <= 57) || next === 45 || next === 46 || next === 43)) break;
      }
      if ((at - from > 15 || exponent) && losesDigits(text.slice(from, at))) return true;
    } else at += 1;
  }
  return false;
}

/** Where the string that starts at `from` has its closing quote, or -1. */
export function endOfString(text: string, from: number): number {
  // Most strings are short, and a look at each character is then quicker than a search.
  const near = Math.min(from + 12, text.length);
  for (let at = from; at < near; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) return at;
    if (code === BACKSLASH) break;
  }
  let end = text.indexOf('"', from);
  while (end > 0 && text.charCodeAt(end - 1) === BACKSLASH) {
    let slashes = 1;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH && end - 1 - slashes >= from) slashes += 1;
    if (slashes % 2 === 0) break;
    end = text.indexOf('"', end + 1);
  }
  return end;
}

function isKey(text: string, quote: number): boolean {
  let at = quote + 1;
  while (text.charCodeAt(at) <= 32) at += 1;
  return text.charCodeAt(at) === COLON;
}
