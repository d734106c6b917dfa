import { isExactNumber } from './exactNumber';

/**
 * How many lines a value takes as JSON, one line for each key, item and closing bracket; at most `most`, at which
 * counting stops, so that a value of any size costs little.
 */
export function countLines(value: unknown, most: number): number {
  let lines = 0;
  const open: unknown[] = [value];
  while (open.length > 0 && lines < most) {
    const part = open.pop();
    const inside =
      typeof part === 'object' && part !== null && !isExactNumber(part) ? Object.values(part) : [];
    lines += inside.length > 0 ? 2 : 1;
    // What is counted later takes a line each at least.
    open.push(...inside.slice(0, most));
  }
  return Math.min(lines, most);
}
