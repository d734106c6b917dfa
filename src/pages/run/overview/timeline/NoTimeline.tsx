import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorPanel } from '~/ui/ErrorPanel';
import { noTimeline, sayError } from '../../../words';
import { useRunData } from '../../workspace/RunContext';

/** Why there is no timeline: it failed, the server keeps none, or it is empty. */
export function NoTimeline() {
  const { timelineState, timelineError, retryTimeline, final } = useRunData();
  if (timelineState === 'unsupported') {
    return (
      <EmptyState icon="list-tree" title={noTimeline.title}>
        {noTimeline.sentence}
      </EmptyState>
    );
  }
  if (timelineState === 'error' && timelineError) {
    const { title, sentence, serverSays } = sayError(timelineError, { thing: 'the timeline' });
    return (
      <ErrorPanel
        title={title}
        details={serverSays}
        actions={<Button onClick={retryTimeline}>Try again</Button>}
      >
        {sentence}
      </ErrorPanel>
    );
  }
  return final ? (
    <EmptyState icon="list-tree" title="No items">
      The run ended before the agent did anything.
    </EmptyState>
  ) : (
    <EmptyState icon="list-tree" title="Nothing yet">
      The first item appears here when the agent starts.
    </EmptyState>
  );
}
