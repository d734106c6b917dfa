import { useEffect, useMemo, useRef } from 'react';
import { signedUntilMs } from '~/api/artifacts/signedUrl';
import type { ArtifactUrl } from '~/api/artifacts/useArtifactUrl';
import { chaptersOf, momentAt, momentsOf } from '~/model/run/chapters';
import type { Recording } from '~/model/run/recordings';
import { EmptyState } from '~/ui/EmptyState';
import { useRunData } from '../workspace/RunContext';
import { ChapterStrip } from './ChapterStrip';
import { PlayerBar } from './PlayerBar';
import { Progress } from './Progress';
import { RecordingFacts } from './RecordingFacts';
import { useFollow } from './useFollow';
import { usePlayer } from './usePlayer';
import { usePlayerKeys } from './usePlayerKeys';
import { useStartAt } from './useStartAt';
import css from './Recording.module.css';

interface PlayerProps {
  recording: Recording;
  loaded: ArtifactUrl & { url: string };
  /** Moment that second 0 shows, in milliseconds since 1970; null where it is not known. */
  startMs: number | null;
  /** Length of the run in seconds. */
  lengthS: number | null;
}

/** A renewed address is asked for this long before the one in use ends. */
const RENEW_MS = 60_000;

/** One recording with its bar and, where its start is known, the run's blocks as chapters. */
export function Player({ recording, loaded, startMs, lengthS }: PlayerProps) {
  const { timeline } = useRunData();
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { url, onError, retry } = loaded;
  const player = usePlayer({
    box,
    url,
    type: recording.format === 'webm' ? 'video/webm' : 'video/mp4',
    lengthS,
    onBroken: () => {
      if (url.startsWith('blob:')) return false;
      onError();
      return true;
    },
  });
  const { duration, time } = player.state;

  useEffect(() => {
    const until = signedUntilMs(url);
    if (until === null) return;
    const timer = setTimeout(retry, Math.max(0, until - RENEW_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [url, retry]);

  const chapters = useMemo(
    () => (timeline && startMs !== null && duration > 0 ? chaptersOf(timeline, startMs, duration) : []),
    [timeline, startMs, duration],
  );
  const moments = useMemo(
    () => (timeline && startMs !== null ? momentsOf(timeline, startMs) : []),
    [timeline, startMs],
  );
  const now = momentAt(moments, time + 0.05);
  const follow = useFollow(player, moments, now);
  const full = () => {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void frame.current?.requestFullscreen().catch(() => undefined);
  };
  const stepItem = (direction: 1 | -1) => {
    const at = now ? moments.indexOf(now) : -1;
    const next = moments[direction === 1 ? at + 1 : Math.max(0, at - 1)];
    if (next) player.seek(next.at);
  };
  const onKeyDown = usePlayerKeys(player, full);
  useStartAt(player);

  return (
    <div
      ref={frame}
      className={css.player}
      data-own-keys=""
      onKeyDown={onKeyDown}
      role="group"
      aria-label="Player"
    >
      <RecordingFacts recording={recording} state={player.state} url={url} />
      <div className={css.stage}>
        <div ref={box} className={css.video} onClick={player.toggle} aria-hidden="true" />
        {player.state.unplayable && (
          <div className={css.over}>
            <EmptyState icon="circle-x" title="This browser cannot play the recording">
              The file can still be downloaded and played elsewhere.
            </EmptyState>
          </div>
        )}
      </div>
      <Progress player={player} chapters={chapters} />
      <PlayerBar
        player={player}
        now={now}
        follow={follow}
        onItem={moments.length > 0 ? stepItem : null}
        onFull={full}
      />
      {chapters.length > 0 && <ChapterStrip chapters={chapters} time={time} seek={player.seek} />}
    </div>
  );
}
