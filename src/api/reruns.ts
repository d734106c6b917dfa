const STORAGE_NAME = 'rundown.reruns';
const KEEP = 500;

/** Remembers in this browser that one run repeats another: the server keeps no link. */
export function rememberRerun(runId: string, originId: string): void {
  const links = [...readLinks().filter(([id]) => id !== runId), [runId, originId] as const];
  try {
    localStorage.setItem(STORAGE_NAME, JSON.stringify(links.slice(-KEEP)));
  } catch {
    // Closed or full storage loses the link back, and nothing else.
  }
}

/** The run that `runId` repeats, as far as this browser remembers. */
export const originOfRerun = (runId: string): string | null =>
  readLinks().find(([id]) => id === runId)?.[1] ?? null;

/** The runs that repeat `runId`, oldest first, as far as this browser remembers. */
export const rerunsOf = (runId: string): string[] =>
  readLinks()
    .filter(([, origin]) => origin === runId)
    .map(([id]) => id);

function readLinks(): (readonly [string, string])[] {
  try {
    const links: unknown = JSON.parse(localStorage.getItem(STORAGE_NAME) ?? '[]');
    return Array.isArray(links) ? links.filter(isLink) : [];
  } catch {
    return [];
  }
}

const isLink = (value: unknown): value is readonly [string, string] =>
  Array.isArray(value) && value.length === 2 && value.every((id) => typeof id === 'string');
