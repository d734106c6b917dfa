import type { Verdict } from '~/model/failure/analysis';

/** A verdict in one word, as its chip says it; `none` has no chip. */
export const VERDICT_WORDS: Record<Exclude<Verdict, 'none'>, string> = {
  cause: 'Cause',
  'stopped-by': 'Stopped by',
  'stood-at': 'Stood at',
  suspect: 'Suspect',
};

/** How the chain of a run ends, by the run's status. */
export function endWords(status: string): string {
  if (status === 'terminated') return 'run terminated';
  if (status === 'timed_out') return 'run timed out';
  return 'run failed';
}
