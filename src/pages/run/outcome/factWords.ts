import { stringifyExact } from '~/json';
import type { Fact } from '~/model/failure/analysis';

/** A fact short enough for its line. */
export interface FactWords {
  name: string;
  /** At most `LONGEST` characters, on one line. */
  value: string;
}

const LONGEST = 72;
const MOST = 8;

/**
 * Facts of an item as one-line texts, at most eight. Of code, which the details show whole, only the line that raised.
 */
export function factWords(facts: readonly Fact[]): readonly FactWords[] {
  const line = facts.find(({ name }) => name === 'code_line')?.value;
  const words = facts.flatMap(({ name, value }): FactWords[] => {
    if (name === 'code_line') return [];
    if (name !== 'code' || typeof value !== 'string') return [{ name, value: oneLine(value) }];
    const raised = typeof line === 'number' ? value.split('\n')[line - 1]?.trim() : undefined;
    return raised && typeof line === 'number' ? [{ name: `line ${line}`, value: oneLine(raised) }] : [];
  });
  // One address under two names is one fact.
  const first = words.filter(({ value }, at) => words.findIndex((one) => one.value === value) === at);
  return first.slice(0, MOST);
}

function oneLine(value: unknown): string {
  const text = (typeof value === 'string' ? value : stringifyExact(value)).replaceAll(/\s+/g, ' ').trim();
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
