import type { RefObject } from 'react';
import { EmptyState } from '~/ui/EmptyState';
import { DownloadButton } from './DownloadButton';
import { loadedWords, type Loaded } from './loadedWords';
import { Poster } from './Poster';
import { StageSkeleton } from './RecordingSkeleton';
import type { Player } from './usePlayer';
import type { RecordingDownload } from './useRecordingDownload';
import css from './Recording.module.css';

interface StageProps {
  /** Where the player puts its element. */
  box: RefObject<HTMLDivElement | null>;
  player: Player;
  progress: Loaded | null;
  download: RecordingDownload;
  /** The film begins where the run does, and at no moment that was asked for. */
  fromStart: boolean;
  /** The picture was pressed. */
  onPress: () => void;
}

/** The picture on near-black; over it what stands in its way: loading, or a file that this browser cannot play. */
export function Stage({ box, player, progress, download, fromStart, onPress }: StageProps) {
  const { ready, unplayable, playing, time, byReader } = player.state;
  const untouched = !playing && !byReader && time === 0;
  return (
    <div className={css.stage}>
      {/* Whatever a press does here, the bar's buttons do too. */}
      <div ref={box} className={css.video} onClick={onPress} aria-hidden="true" />
      {unplayable ? (
        <div className={css.over}>
          <EmptyState
            icon="circle-x"
            title="This browser cannot play the recording"
            actions={<DownloadButton download={download} />}
          >
            The file can still be downloaded and played elsewhere.
          </EmptyState>
        </div>
      ) : !ready ? (
        <StageSkeleton progress={progress} />
      ) : null}
      {fromStart && untouched && !unplayable && (ready || !progress) && <Poster />}
      {ready && !unplayable && progress && (
        <p className={css.loaded} role="status">
          This server gives no parts of files. Loading the whole recording: {loadedWords(progress)}
        </p>
      )}
    </div>
  );
}
