import { isExactNumber } from './exactNumber';

/** Whether two JSON values say the same. Nesting of any depth is compared without recursion; the order of keys does not count. */
export function equalJson(left: unknown, right: unknown): boolean {
  if (!isDeep(left) || !isDeep(right)) return Object.is(left, right);
  const pairs: Deep[] = [left, right];
  while (pairs.length) {
    const b = pairs.pop()!;
    const a = pairs.pop()!;
    if (a === b) continue;
    if (isExactNumber(a) !== isExactNumber(b)) return false;
    if (Array.isArray(a) !== Array.isArray(b) || (Array.isArray(a) && a.length !== b['length'])) return false;
    // `for in` steps over the keys of equal shapes without making a list of them.
    let more = 0;
    for (const name in a) {
      const x = a[name];
      const y = b[name];
      more++;
      if (x === y) {
        if (x === undefined && !Object.hasOwn(b, name)) return false;
      } else if (isDeep(x) && isDeep(y)) pairs.push(x, y);
      else if (!Object.is(x, y)) return false;
    }
    for (const _ in b) more--;
    if (more !== 0) return false;
  }
  return true;
}

type Deep = Record<string, unknown>;

const isDeep = (value: unknown): value is Deep => typeof value === 'object' && value !== null;
