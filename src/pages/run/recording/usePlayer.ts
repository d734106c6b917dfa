import './videoPolicy';
import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import videojs from 'video.js/core';
import { missingDuration } from './missingDuration';

type VideoJsPlayer = ReturnType<typeof videojs>;

export interface PlayerState {
  ready: boolean;
  playing: boolean;
  waiting: boolean;
  /** Seconds. */
  time: number;
  duration: number;
  buffered: number;
  rate: number;
  muted: boolean;
  width: number;
  height: number;
  /** This browser cannot play the file. */
  unplayable: boolean;
  /** The reader has played or moved it: from then on it may choose what the timeline shows. */
  moved: boolean;
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
  buffered: 0,
  rate: 1,
  muted: true,
  width: 0,
  height: 0,
  unplayable: false,
  moved: false,
};
/** Recordings have 8 to 25 frames a second and do not say which. */
const FRAME_S = 1 / 25;
/** MEDIA_ERR_DECODE and MEDIA_ERR_SRC_NOT_SUPPORTED. */
const UNPLAYABLE = new Set([3, 4]);

interface PlayerArgs {
  box: RefObject<HTMLElement | null>;
  url: string;
  type: string;
  /** Length in seconds for a file that does not say its own; null unknown. */
  lengthS: number | null;
  /** The address did not load, or cannot be sought in: another one is wanted. True when there may be one. */
  onBroken: () => boolean;
}

/**
 * One video.js player whose address may change under it: a renewed or another address goes on at the same moment, playing
 * or not as before. The element is made anew for each mount, because the player takes its element away with it.
 */
export function usePlayer({ box, url, type, lengthS, onBroken }: PlayerArgs): Player {
  const player = useRef<VideoJsPlayer | null>(null);
  const [state, setState] = useState(START);
  const latest = useRef({ onBroken, lengthS, url });
  /** Where to go on once the next address has loaded. */
  const resume = useRef<{ time: number; playing: boolean } | null>(null);
  useEffect(() => {
    latest.current = { onBroken, lengthS, url };
  });

  useEffect(() => {
    const element = document.createElement('video-js');
    box.current?.append(element);
    const made = videojs(element, {
      controls: false,
      preload: 'metadata',
      muted: true,
      playsinline: true,
      fill: true,
      loadingSpinner: false,
      bigPlayButton: false,
      controlBar: false,
      errorDisplay: false,
      textTrackDisplay: false,
      textTrackSettings: false,
      posterImage: false,
      titleBar: false,
      resizeManager: false,
    });
    player.current = made;
    const video = () => made.el().querySelector('video');
    const read = () =>
      setState((now) => ({
        ...now,
        playing: !made.paused(),
        moved: now.moved || !made.paused(),
        time: made.currentTime() ?? 0,
        duration: finite(made.duration()) ?? latest.current.lengthS ?? 0,
        buffered: made.bufferedEnd(),
        rate: made.playbackRate() ?? 1,
        muted: made.muted() ?? true,
        width: made.videoWidth(),
        height: made.videoHeight(),
      }));
    made.on(
      [
        'play',
        'pause',
        'timeupdate',
        'seeked',
        'durationchange',
        'progress',
        'ratechange',
        'volumechange',
        'ended',
      ],
      read,
    );
    made.on('waiting', () => setState((now) => ({ ...now, waiting: true })));
    made.on(['playing', 'canplay', 'seeked'], () => setState((now) => ({ ...now, waiting: false })));
    made.on('loadedmetadata', () => {
      const element_ = video();
      if (element_) missingDuration(element_);
      const goOn = resume.current;
      resume.current = null;
      if (goOn) {
        made.currentTime(goOn.time);
        if (goOn.playing) void made.play()?.catch(() => undefined);
      }
      setState((now) => ({ ...now, ready: true, unplayable: false }));
      read();
    });
    made.on('loadeddata', () => {
      const element_ = video();
      // Without ranges only the beginning can be shown: the whole file is fetched instead.
      const end = element_ && element_.seekable.length > 0 ? element_.seekable.end(0) : 0;
      if (end === 0 && !latest.current.url.startsWith('blob:')) latest.current.onBroken();
    });
    made.on('error', () => {
      const code = made.error()?.code ?? 0;
      const another = latest.current.onBroken();
      resume.current ??= { time: made.currentTime() ?? 0, playing: !made.paused() };
      if (!another && UNPLAYABLE.has(code)) setState((now) => ({ ...now, unplayable: true, waiting: false }));
    });
    return () => {
      player.current = null;
      made.dispose();
    };
  }, [box]);

  useEffect(() => {
    const made = player.current;
    if (!made) return;
    if (made.currentSrc()) resume.current ??= { time: made.currentTime() ?? 0, playing: !made.paused() };
    made.error(null);
    made.src({ src: url, type });
  }, [url, type]);

  const play = useCallback(() => void player.current?.play()?.catch(() => undefined), []);
  const pause = useCallback(() => player.current?.pause(), []);
  const show = useCallback((seconds: number) => {
    const made = player.current;
    if (!made) return;
    const end = finite(made.duration()) ?? latest.current.lengthS ?? seconds;
    made.currentTime(Math.min(Math.max(0, seconds), end));
    setState((now) => ({ ...now, time: Math.min(Math.max(0, seconds), end) }));
  }, []);
  const seek = useCallback(
    (seconds: number) => {
      setState((now) => ({ ...now, moved: true }));
      show(seconds);
    },
    [show],
  );
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
