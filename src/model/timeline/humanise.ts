/** A word of the server as a person reads it: `split_pdf` → "Split pdf". Nothing but separators gives the word as sent. */
export function humanise(word: string): string {
  const spaced = word
    .replace(/[_\-\s]+/g, ' ')
    .trim()
    .toLowerCase();
  if (!spaced) return word;
  const first = String.fromCodePoint(spaced.codePointAt(0) ?? 0);
  return first.toUpperCase() + spaced.slice(first.length);
}
