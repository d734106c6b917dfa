import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { whenLengthIsKnown } from './missingDuration';
import { makeVideoPlayer, sourcesOf, videoOf, type VideoPlayer } from './videoPlayer';

export interface PlayerState {
  /** Its length is known as far as it can be, and it can be sought in. */
  ready: boolean;
  playing: boolean;
  waiting: boolean;
  /** Seconds. */
  time: number;
  /** Seconds; 0 while not known. */
  duration: number;
  /** Seconds that the file itself says or holds; null while not known. */
  ownDuration: number | null;
  buffered: number;
  rate: number;
  muted: boolean;
  width: number;
  height: number;
  /** This browser cannot play the file. */
  unplayable: boolean;
  /** Where it stands is the reader's doing (played, sought), not that of an address or of a chosen item. */
  byReader: boolean;
}

export interface Player {
  state: PlayerState;
  play: () => void;
  pause: () => void;
  toggle: () => void;
  seek: (seconds: number) => void;
  /** Goes to a moment that something else than the reader's hand on the player asked for. */
  show: (seconds: number) => void;
  /** One frame forward or back. */
  step: (direction: 1 | -1) => void;
  setRate: (rate: number) => void;
  toggleMuted: () => void;
  pictureInPicture: () => void;
}

const START: PlayerState = {
  ready: false,
  playing: false,
  waiting: false,
  time: 0,
  duration: 0,
  ownDuration: null,
  buffered: 0,
  rate: 1,
  muted: true,
  width: 0,
  height: 0,
  unplayable: false,
  byReader: false,
};
/** Recordings have 8 to 25 frames a second and do not say which. */
const FRAME_S = 1 / 25;
/** MEDIA_ERR_DECODE and MEDIA_ERR_SRC_NOT_SUPPORTED. */
const UNPLAYABLE = new Set([3, 4]);
const CHANGES = [
  'play',
  'pause',
  'timeupdate',
  'seeked',
  'durationchange',
  'progress',
  'ratechange',
  'volumechange',
  'ended',
];

interface PlayerArgs {
  box: RefObject<HTMLElement | null>;
  url: string;
  /** `mp4`, `webm`, as far as the file's name tells. */
  format: string | null;
  /** Length in seconds for a file that does not say its own; null unknown. */
  lengthS: number | null;
  /** The address did not load, or cannot be sought in: another one is wanted. True when there may be one. */
  onBroken: () => boolean;
}

/** Where to go on once the next address has loaded. */
interface Resume {
  time: number;
  playing: boolean;
  rate: number;
}

/**
 * One video.js player whose address may change under it: a renewed or another address goes on at the same moment, at the
 * same speed, playing or not as before. The element is made anew for each mount, because the player takes its element
 * away with it.
 */
export function usePlayer({ box, url, format, lengthS, onBroken }: PlayerArgs): Player {
  const player = useRef<VideoPlayer | null>(null);
  const [state, setState] = useState(START);
  const latest = useRef({ onBroken, lengthS, url });
  const resume = useRef<Resume | null>(null);
  useEffect(() => {
    latest.current = { onBroken, lengthS, url };
  });

  useEffect(() => {
    const made = makeVideoPlayer(box.current);
    player.current = made;
    const patch = (change: Partial<PlayerState>) => setState((now) => ({ ...now, ...change }));
    // While the length is looked for, the position is not where the reader is.
    let settled = false;
    const read = () => {
      if (settled) patch(readState(made, latest.current.lengthS));
    };
    made.on(CHANGES, read);
    made.on('play', () => patch({ byReader: true }));
    made.on('waiting', () => patch({ waiting: true }));
    made.on(['playing', 'canplay', 'seeked'], () => patch({ waiting: false }));
    made.on('loadstart', () => {
      settled = false;
    });
    made.on('loadedmetadata', () => {
      const video = videoOf(made);
      if (!video) return;
      whenLengthIsKnown(video, () => {
        settled = true;
        const goOn = resume.current;
        resume.current = null;
        if (goOn) goOnAt(made, goOn);
        patch({ ready: true, unplayable: false });
        read();
      });
    });
    made.on('loadeddata', () => {
      const video = videoOf(made);
      // Without ranges only the beginning can be shown: the whole file is fetched instead.
      const end = video && video.seekable.length > 0 ? video.seekable.end(0) : 0;
      if (end === 0 && !latest.current.url.startsWith('blob:')) latest.current.onBroken();
    });
    // Seen before the library sees it, which then pauses.
    const onBreak = () => {
      resume.current ??= whereNow(made);
    };
    made.el()?.addEventListener('error', onBreak, true);
    made.on('error', () => {
      const code = made.error()?.code ?? 0;
      const another = latest.current.onBroken();
      if (another) patch({ waiting: true });
      else if (UNPLAYABLE.has(code)) patch({ unplayable: true, waiting: false });
    });
    return () => {
      player.current = null;
      made.dispose();
    };
  }, [box]);

  useEffect(() => {
    const made = player.current;
    if (!made) return;
    if (made.currentSrc()) resume.current ??= whereNow(made);
    made.error(null);
    made.src(sourcesOf(url, format));
  }, [url, format]);

  const play = useCallback(() => void player.current?.play()?.catch(() => undefined), []);
  const pause = useCallback(() => player.current?.pause(), []);
  const goTo = useCallback((seconds: number, byReader: boolean) => {
    const made = player.current;
    if (!made) return;
    const end = finite(made.duration()) ?? latest.current.lengthS ?? seconds;
    const time = Math.min(Math.max(0, seconds), end);
    made.currentTime(time);
    setState((now) => ({ ...now, time, byReader }));
  }, []);
  const seek = useCallback((seconds: number) => goTo(seconds, true), [goTo]);
  const show = useCallback((seconds: number) => goTo(seconds, false), [goTo]);
  return useMemo<Player>(
    () => ({
      state,
      play,
      pause,
      seek,
      show,
      toggle: () => (player.current?.paused() ? play() : pause()),
      step: (direction) => {
        pause();
        seek((player.current?.currentTime() ?? 0) + direction * FRAME_S);
      },
      setRate: (rate) => player.current?.playbackRate(rate),
      toggleMuted: () => player.current?.muted(!player.current.muted()),
      pictureInPicture: () => {
        if (document.pictureInPictureElement) void document.exitPictureInPicture();
        else void player.current?.requestPictureInPicture()?.catch(() => undefined);
      },
    }),
    [state, play, pause, seek, show],
  );
}

const finite = (seconds: number | undefined): number | null =>
  seconds !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds : null;

const whereNow = (made: VideoPlayer): Resume => ({
  time: made.currentTime() ?? 0,
  playing: !made.paused(),
  rate: made.playbackRate() ?? 1,
});

function goOnAt(made: VideoPlayer, { time, playing, rate }: Resume): void {
  made.currentTime(time);
  made.playbackRate(rate);
  if (playing) void made.play()?.catch(() => undefined);
}

function readState(made: VideoPlayer, lengthS: number | null): Partial<PlayerState> {
  const ownDuration = finite(made.duration());
  return {
    playing: !made.paused(),
    time: made.currentTime() ?? 0,
    duration: ownDuration ?? lengthS ?? 0,
    ownDuration,
    buffered: made.bufferedEnd(),
    rate: made.playbackRate() ?? 1,
    muted: made.muted() ?? true,
    width: made.videoWidth(),
    height: made.videoHeight(),
  };
}
