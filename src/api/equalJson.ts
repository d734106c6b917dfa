import { isExactNumber } from '~/json/exactNumber';

/** Whether two JSON values say the same. Nesting of any depth is compared without recursion; the order of keys does not count. */
export function equalJson(left: unknown, right: unknown): boolean {
  if (!isDeep(left) || !isDeep(right)) return Object.is(left, right);
  const pairs: object[] = [left, right];
  while (pairs.length) {
    const b = pairs.pop()!;
    const a = pairs.pop()!;
    if (a === b) continue;
    if (isExactNumber(a) || isExactNumber(b)) {
      if (!isExactNumber(a) || !isExactNumber(b) || a.source !== b.source) return false;
      continue;
    }
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const names = Object.keys(a);
    if (names.length !== Object.keys(b).length) return false;
    for (const name of names) {
      if (!Object.hasOwn(b, name)) return false;
      const x: unknown = Reflect.get(a, name);
      const y: unknown = Reflect.get(b, name);
      if (x === y) continue;
      if (isDeep(x) && isDeep(y)) pairs.push(x, y);
      else if (!Object.is(x, y)) return false;
    }
  }
  return true;
}

const isDeep = (value: unknown): value is object => typeof value === 'object' && value !== null;
