import { Loading, Skeleton } from '~/ui/Skeleton';
import { loadedWords } from './loadedWords';
import css from './Recording.module.css';

interface RecordingSkeletonProps {
  progress?: { loaded: number; all: number | null } | null;
}

/** The player in its final size while its recording is on its way. */
export function RecordingSkeleton({ progress = null }: RecordingSkeletonProps) {
  return (
    <div className={css.player}>
      <Loading label="Loading the recording">
        <span className={css.stage}>
          <span className={css.frame} aria-hidden="true" />
          {progress && <span className={css.loaded}>Loading the whole recording: {loadedWords(progress)}</span>}
        </span>
      </Loading>
      <div className={css.bar} aria-hidden="true">
        <Skeleton width={16} height={16} />
        <Skeleton width={96} />
      </div>
    </div>
  );
}
