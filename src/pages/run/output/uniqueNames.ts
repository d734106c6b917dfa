import { safeFileName } from '~/ui/safeFileName';

/** Names that can stand beside one another in a folder: one that is taken gets a number before its ending. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name);
    const dot = safe.lastIndexOf('.') > 0 ? safe.lastIndexOf('.') : safe.length;
    let free = safe;
    for (let number = 2; taken.has(free.toLowerCase()); number++)
      free = `${safe.slice(0, dot)} (${number})${safe.slice(dot)}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
