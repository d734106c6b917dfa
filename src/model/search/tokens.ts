/** A part of the search text as written: `-label:"Open shipment"` is negated, with key `label` and value `Open shipment`. */
export interface Token {
  negated: boolean;
  /** Text before the first `:` of a word; null for phrases and words without one. */
  key: string | null;
  /** What is searched; for a token with a key, what follows it. */
  value: string;
  /** The token without its `-`, for searching it as plain text. */
  plain: string;
}

const isSpace = (letter: string | undefined): boolean => letter !== undefined && /\s/.test(letter);

/** Reads up to the closing quote; an open phrase goes to the end, because the reader is still typing it. */
function quoted(text: string, from: number): { value: string; end: number } {
  const close = text.indexOf('"', from);
  return close < 0
    ? { value: text.slice(from), end: text.length }
    : { value: text.slice(from, close), end: close + 1 };
}

/** The words, phrases and `key:value` pairs of a search text, in order. Empty phrases are left out. */
export function tokens(text: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isSpace(text[at])) {
      at++;
      continue;
    }
    const next = text[at + 1];
    const negated = text[at] === '-' && next !== undefined && !isSpace(next);
    if (negated) at++;
    if (text[at] === '"') {
      const { value, end } = quoted(text, at + 1);
      if (value) found.push({ negated, key: null, value, plain: value });
      at = end;
      continue;
    }
    const start = at;
    let key: string | null = null;
    let value = '';
    while (at < text.length && !isSpace(text[at])) {
      const letter = text[at] ?? '';
      at++;
      if (letter === ':' && key === null) {
        key = value;
        value = '';
        if (text[at] === '"') {
          const phrase = quoted(text, at + 1);
          value = phrase.value;
          at = phrase.end;
          break;
        }
      } else value += letter;
    }
    found.push({ negated, key, value, plain: text.slice(start, at).replaceAll('"', '') });
  }
  return found;
}
