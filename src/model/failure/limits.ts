import type { Block } from '~/skyvern/timeline';
import { splitFailure } from '../timeline/failureParts';
import { blockErrors } from './codes';

/** A limit that ended a block: nothing went wrong by name, there was only no more to go on with. */
export type Limit = 'steps' | 'retries';

/** Which limit ended the block, by its error codes, else by the server's own words; null when another thing did. */
export function limitOf(block: Block): Limit | null {
  const codes = new Set(blockErrors(block).map(({ code }) => code));
  if (codes.has('REACH_MAX_STEPS')) return 'steps';
  if (codes.has('REACH_MAX_RETRIES')) return 'retries';
  const { reason } = splitFailure(block.failure_reason ?? '');
  if (/\breached the maximum (?:number of )?steps\b/i.test(reason)) return 'steps';
  return /\bmax(?:imum)? retries(?: per step)?\b/i.test(reason) ? 'retries' : null;
}

/** The end of a suspect's sentence: what ran out. */
export const ranOut = (limit: Limit): string =>
  limit === 'steps' ? 'No action failed; steps ran out.' : 'No action failed; tries ran out.';
