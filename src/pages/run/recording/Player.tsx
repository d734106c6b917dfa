import { useCallback, useEffect, useMemo, useRef } from 'react';
import { signedUntilMs } from '~/api/artifacts/signedUrl';
import { chaptersOf, momentAt, momentsOf } from '~/model/run/chapters';
import { recordingStart } from '~/model/run/recordingStart';
import { Notice } from '~/ui/Notice';
import { useRunData } from '../workspace/RunContext';
import { ChapterStrip } from './ChapterStrip';
import { fullScreen } from './fullScreen';
import type { OneRecordingProps } from './OneRecording';
import { PlayerBar } from './PlayerBar';
import { Progress } from './Progress';
import { RecordingFacts } from './RecordingFacts';
import { Stage } from './Stage';
import { useAddressedMoment } from './useAddressedMoment';
import { useFollow } from './useFollow';
import { usePlayer } from './usePlayer';
import { usePlayerKeys } from './usePlayerKeys';
import { useRecordingDownload } from './useRecordingDownload';
import type { RecordingUrl } from './useRecordingUrl';
import css from './Recording.module.css';

interface PlayerProps extends Omit<OneRecordingProps, 'recent'> {
  source: Pick<RecordingUrl, 'progress' | 'retry' | 'onError'> & { url: string };
}

/** A renewed address is asked for this long before the one in use ends. */
const RENEW_MS = 60_000;
/** Longer waits than this are none at all to a timer. */
const LONGEST_MS = 2 ** 31 - 1;
/** An item that starts in this moment counts as going on. */
const SLACK_S = 0.05;

/** One recording with its bar and, where its start is known, the run's blocks as chapters. */
export function Player({ recording, number, artifacts, lengthS, source }: PlayerProps) {
  const { run, timeline } = useRunData();
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { url, progress, onError, retry } = source;
  const player = usePlayer({
    box,
    url,
    format: recording.format,
    lengthS,
    onBroken: () => {
      if (url.startsWith('blob:')) return false;
      onError();
      return true;
    },
  });
  const { duration, ownDuration, ready, time, unplayable } = player.state;
  const download = useRecordingDownload({ recording, number, url });
  useRenewal(url, retry);

  const startMs = useMemo(
    () => (ready ? recordingStart(run, timeline, artifacts, recording, ownDuration) : null),
    [ready, run, timeline, artifacts, recording, ownDuration],
  );
  const chapters = useMemo(
    () => (timeline && startMs !== null && duration > 0 ? chaptersOf(timeline, startMs, duration) : []),
    [timeline, startMs, duration],
  );
  const moments = useMemo(
    () => (timeline && startMs !== null ? momentsOf(timeline, startMs) : []),
    [timeline, startMs],
  );
  const now = momentAt(moments, time + SLACK_S);
  const address = useAddressedMoment(player);
  const follow = useFollow({ player, now, startMs, atMoment: address.named, onShown: address.forget });
  const full = useCallback(() => fullScreen(frame.current), []);
  const onKeyDown = usePlayerKeys(player, full);
  const unplaced = ready && startMs === null && (timeline?.nodes.length ?? 0) > 0;

  return (
    <div
      ref={frame}
      className={css.player}
      data-own-keys=""
      tabIndex={-1}
      onKeyDown={onKeyDown}
      role="group"
      aria-label="Player"
    >
      <RecordingFacts recording={recording} state={player.state} download={download} />
      <Stage
        box={box}
        player={player}
        progress={progress}
        download={download}
        fromStart={number === null && !address.named}
        onPress={() => {
          frame.current?.focus({ preventScroll: true });
          player.toggle();
        }}
      />
      {!unplayable && (
        <div className={css.controls}>
          <Progress player={player} chapters={chapters} />
          <PlayerBar player={player} now={now} moments={moments} follow={follow} onFull={full} />
          {unplaced && (
            <Notice icon="clapperboard">
              Nothing tells when this recording began, so it has no chapters and the timeline does not follow.
            </Notice>
          )}
          {chapters.length > 0 && <ChapterStrip chapters={chapters} time={time} seek={player.seek} />}
        </div>
      )}
    </div>
  );
}

/** Asks for a fresh address shortly before the one in use ends. */
function useRenewal(url: string, renew: () => void): void {
  useEffect(() => {
    const until = signedUntilMs(url);
    const waitMs = until === null ? LONGEST_MS : Math.max(0, until - RENEW_MS - Date.now());
    if (waitMs >= LONGEST_MS) return;
    const timer = setTimeout(renew, waitMs);
    return () => clearTimeout(timer);
  }, [url, renew]);
}
