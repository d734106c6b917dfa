import { isExactNumber } from '~/json';
import { valueText } from '~/model/timeline/values';

const MOST_CHARACTERS = 160;
const MOST_KEYS = 6;
/** What a block's task gave is told best by these, the first that holds something. */
const TELLING = ['summary', 'extracted_information', 'llm_response', 'failure_reason'] as const;

/** The first words of an output on one line, enough to see whether it is the one. */
export function previewOf(value: unknown): string {
  if (Array.isArray(value)) return value.length === 1 ? '1 item' : `${value.length} items`;
  if (typeof value !== 'object' || value === null || isExactNumber(value))
    return valueText(value).slice(0, MOST_CHARACTERS);
  for (const key of TELLING) {
    const telling: unknown = Reflect.get(value, key);
    if (typeof telling === 'string') return telling.slice(0, MOST_CHARACTERS);
    if (typeof telling === 'object' && telling !== null) return keysOf(telling);
  }
  return keysOf(value);
}

/** `{ name, price, currency … }`, or how many members a list has. */
function keysOf(value: object): string {
  if (Array.isArray(value)) return value.length === 1 ? '1 item' : `${value.length} items`;
  const keys = Object.keys(value);
  return `{ ${keys.slice(0, MOST_KEYS).join(', ')}${keys.length > MOST_KEYS ? ' …' : ''} }`;
}
