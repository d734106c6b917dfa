import type { ApiError } from '~/api/apiError';
import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { sayNoRecording, type RecordingProblem } from './recordingWords';

interface NoRecordingProps {
  problem: RecordingProblem;
  /** The address that the server gave. */
  where?: string | null;
  /** What came instead of its bytes. */
  error?: ApiError | null;
  onRetry?: () => void;
}

/** What asking again can change. */
const WORTH_ASKING: ReadonlySet<RecordingProblem> = new Set(['not-there-yet', 'no-bytes', 'not-loaded']);

/** In place of the player: why there is nothing to play. */
export function NoRecording({ problem, where = null, error = null, onRetry }: NoRecordingProps) {
  const { title, sentence } = sayNoRecording(problem, where, error);
  return (
    <EmptyState
      icon="clapperboard"
      title={title}
      actions={onRetry && WORTH_ASKING.has(problem) && <Button onClick={onRetry}>Try again</Button>}
    >
      {sentence}
    </EmptyState>
  );
}
