/**
 * `text` in lower case, with the length of the original: position n here is position n there, so that what matches can
 * be marked. The few letters whose lower case is longer (`İ`) stay as they are.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  let folded = '';
  for (const letter of text) {
    const small = letter.toLowerCase();
    folded += small.length === letter.length ? small : letter;
  }
  return folded;
}
