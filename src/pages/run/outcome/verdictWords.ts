import type { Verdict } from '~/model/failure/analysis';
import type { TabPath } from '../tabs';

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

/** What a reader does next about a run that ended so: words of a link, and the tab it leads to. */
export function nextSteps(status: string): readonly { words: string; tab: TabPath }[] {
  switch (status) {
    case 'terminated':
      return [
        { words: 'compare what it was told', tab: 'parameters' },
        { words: 'watch what it met', tab: 'recording' },
      ];
    case 'timed_out':
      return [
        { words: 'watch where it stood', tab: 'recording' },
        { words: 'check its time limit', tab: 'parameters' },
      ];
    default:
      return [
        { words: 'check the inputs', tab: 'parameters' },
        { words: 'watch the moment', tab: 'recording' },
      ];
  }
}
