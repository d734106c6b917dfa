import type { RefObject } from 'react';
import { EmptyState } from '~/ui/EmptyState';
import { DownloadButton } from './DownloadButton';
import { loadedWords, type Loaded } from './loadedWords';
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
  /** The picture was pressed. */
  onPress: () => void;
}

/** The picture on near-black; over it what stands in its way: loading, or a file that this browser cannot play. */
export function Stage({ box, player, progress, download, onPress }: StageProps) {
  const { ready, unplayable } = player.state;
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
      ) : (
        progress && (
          <p className={css.loaded} role="status">
            This server gives no parts of files. Loading the whole recording: {loadedWords(progress)}
          </p>
        )
      )}
    </div>
  );
}
