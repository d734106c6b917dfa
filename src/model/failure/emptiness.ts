import { isObject } from './scene';

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** Whether a value holds no data at all: null, blank, an empty list or object, or one with nothing but such inside. */
export function isEmptyValue(value: unknown): boolean {
  const pending: unknown[] = [value];
  while (pending.length) {
    const next = pending.pop();
    if (Array.isArray(next)) for (const member of next as unknown[]) pending.push(member);
    else if (isObject(next)) for (const member of Object.values(next)) pending.push(member);
    else if (!isBlank(next)) return false;
  }
  return true;
}

/** The fields of an answer that are null or blank; a lone wrapper around the answer is looked through. */
export function blankFields(value: unknown): { name: string; value: unknown }[] {
  let answer = value;
  for (;;) {
    const members: unknown[] = isObject(answer) ? Object.values(answer) : [];
    if (members.length !== 1 || !isObject(members[0])) break;
    answer = members[0];
  }
  const fields = isObject(answer) ? Object.entries(answer) : [];
  return fields.flatMap(([name, member]) => (isBlank(member) ? [{ name, value: member }] : []));
}
