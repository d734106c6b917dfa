import { Loading, Skeleton } from '~/ui/Skeleton';
import { loadedWords, type Loaded } from './loadedWords';
import css from './Recording.module.css';

/** The player in its final size while its recording is on its way. */
export function RecordingSkeleton({ progress = null }: { progress?: Loaded | null }) {
  return (
    <div className={css.player}>
      <div className={css.stage}>
        <StageSkeleton progress={progress} />
      </div>
      <div className={css.progressRoom} aria-hidden="true" />
      <div className={css.bar} aria-hidden="true">
        <Skeleton width={16} height={16} />
        <Skeleton width={96} />
      </div>
    </div>
  );
}

/** The picture's place until its first frame stands. */
export function StageSkeleton({ progress }: { progress: Loaded | null }) {
  return (
    <div className={css.waiting}>
      <Loading label="Loading the recording">
        <span className={css.frame} aria-hidden="true" />
        {progress && <p className={css.loading}>Loading the whole recording: {loadedWords(progress)}</p>}
      </Loading>
    </div>
  );
}
