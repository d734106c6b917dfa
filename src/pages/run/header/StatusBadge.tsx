import { statusWords } from '~/model/run/statusWords';
import { Badge } from '~/ui/Badge';
import { Tooltip } from '~/ui/Tooltip';
import { useRunData } from '../workspace/RunContext';

/** The run's status in a word, a colour and an icon; what it means is its description, on hover and focus too. */
export function StatusBadge() {
  const { run } = useRunData();
  const { word, icon, tone, meaning } = statusWords(run.status);
  const retry = run.retry_pending ? ' The server is about to try again.' : '';
  return (
    <Tooltip text={`${meaning}${retry}`}>
      <Badge
        tone={tone}
        icon={icon}
        spin={run.status === 'running'}
        data-run-status={run.status}
        role="note"
        tabIndex={0}
      >
        {word}
      </Badge>
    </Tooltip>
  );
}
