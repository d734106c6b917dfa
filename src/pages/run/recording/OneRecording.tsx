import type { Recording } from '~/model/run/recordings';
import type { Artifact } from '~/skyvern/artifact';
import { NoRecording } from './NoRecording';
import { Player } from './Player';
import { RecordingSkeleton } from './RecordingSkeleton';
import { useRecordingUrl } from './useRecordingUrl';

export interface OneRecordingProps {
  recording: Recording;
  /** 1-based place among several; null when it is the only one. */
  number: number | null;
  /** The recordings of the run as listed. */
  artifacts: readonly Artifact[];
  /** Length of the run in seconds, for a file that does not say its own. */
  lengthS: number | null;
  /** The run ended moments ago: its file may still be on its way. */
  recent: boolean;
}

/** One recording in the player, or why it cannot be played. */
export function OneRecording({ recent, ...rest }: OneRecordingProps) {
  const { recording } = rest;
  const { url, problem, error, progress, retry, onError } = useRecordingUrl(recording, recent);
  if (problem) return <NoRecording problem={problem} where={recording.url} error={error} onRetry={retry} />;
  if (url === null) return <RecordingSkeleton progress={progress} />;
  return <Player {...rest} source={{ url, progress, retry, onError }} />;
}
