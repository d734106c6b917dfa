import { redactDeep } from '~/model/redact';
import { loopLeftovers, type LoopLeftovers } from '~/model/requests/loopLeftovers';
import { valueText } from '~/model/timeline/values';
import type { Timeline } from '~/model/timeline/timeline';
import type { Field } from './field';
import { jsonText } from './jsonText';

/** A loop that left values undone, and the text that would run those alone. */
export interface LoopOffer {
  loop: LoopLeftovers;
  /** How many values are left. */
  left: number;
  /** JSON of the values that failed or were not reached. */
  text: string;
}

/** The loops of a run with values left to do: by the field that holds their values, and those that no field holds. */
export function loopOffers(timeline: Timeline | null, fields: readonly Field[]) {
  const byField = new Map<string, LoopOffer>();
  const others: LoopLeftovers[] = [];
  for (const loop of timeline ? loopLeftovers(timeline) : []) {
    const values = [...loop.failed, ...loop.notReached];
    const field = fields.find(({ id, type }) => type === 'json' && id === `parameters.${loop.parameter}`);
    if (field && !byField.has(field.id))
      byField.set(field.id, { loop, left: values.length, text: jsonText(values) });
    else others.push(loop);
  }
  return { byField, others };
}

/** Values that are named one by one; the rest are counted. */
const NAMED = 100;

/** Values of a loop in one line, secrets masked. */
export function valuesWords(values: readonly unknown[]): string {
  const named = values.slice(0, NAMED).map((value) => valueText(redactDeep(value)));
  const more = values.length - named.length;
  return more > 0 ? `${named.join(', ')} and ${more} more` : named.join(', ');
}
