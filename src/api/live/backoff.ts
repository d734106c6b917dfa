const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;

/** A socket that was lost this often in a row is given up. */
export const MOST_TRIES = 20;

/** How long to wait before a socket is opened again after `tries` losses in a row: 1, 2, 4 … 15 s. */
export const reconnectMs = (tries: number): number =>
  Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, tries - 1));
