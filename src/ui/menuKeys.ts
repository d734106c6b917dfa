/**
 * The row that a key leads to from row `at` (-1: none), or null when the key moves nothing.
 * Arrows wrap around; a letter goes to the next row whose word starts with it.
 */
export function nextInMenu(key: string, at: number, words: readonly string[]): number | null {
  const count = words.length;
  if (count === 0) return null;
  if (key === 'ArrowDown') return (at + 1) % count;
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key.length !== 1 || key === ' ') return null;
  const letter = key.toLowerCase();
  for (let step = 1; step <= count; step += 1) {
    const row = (Math.max(at, -1) + step) % count;
    if (words[row]?.trim().toLowerCase().startsWith(letter)) return row;
  }
  return null;
}
