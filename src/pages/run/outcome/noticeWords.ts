import type { RunData } from '../workspace/RunContext';

/** Why the run's webhook was not delivered; null where it was, or where there is none. */
export const webhookFailure = ({
  rich,
  taskV1,
  taskV2,
}: Pick<RunData, 'rich' | 'taskV1' | 'taskV2'>): string | null =>
  rich?.webhook_failure_reason ?? taskV2?.webhook_failure_reason ?? taskV1?.webhook_failure_reason ?? null;

/** A quiet sentence in two: its first one, which stands in weight, and the rest. */
export function splitQuiet(sentence: string): { title: string; rest: string } {
  const end = sentence.indexOf('. ');
  return end < 0
    ? { title: sentence, rest: '' }
    : { title: sentence.slice(0, end + 1), rest: sentence.slice(end + 2) };
}
