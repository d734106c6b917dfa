import type { Verdict } from '~/model/failure/analysis';
import { Chip } from '~/ui/Chip';
import { Tooltip } from '~/ui/Tooltip';
import { VERDICT_WORDS } from './verdictWords';

/** The verdict in a word; a suspect is only outlined. Nothing for a run in which no item stands out. */
export function VerdictChip({ verdict, rule }: { verdict: Verdict; rule: string | null }) {
  if (verdict === 'none') return null;
  return (
    <Tooltip text={rule} describes={false}>
      <Chip look={verdict === 'suspect' ? 'warn' : 'solid'}>{VERDICT_WORDS[verdict]}</Chip>
    </Tooltip>
  );
}
