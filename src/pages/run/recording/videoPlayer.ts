import './videoPolicy';
import videojs from 'video.js/core';

// What goes wrong is said on the page; the library would write it to the console too.
videojs.log.level('off');

export type VideoPlayer = ReturnType<typeof videojs>;

/** A player inside `box` that is only its picture: everything around it is the page's own. */
export function makeVideoPlayer(box: HTMLElement | null): VideoPlayer {
  const element = document.createElement('video-js');
  box?.append(element);
  return videojs(element, {
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
}

/** The element of a player that the browser plays; null once the player is gone. */
export const videoOf = (player: VideoPlayer): HTMLVideoElement | null =>
  player.el()?.querySelector('video') ?? null;

/**
 * The address with both types that recordings have, the likely one first: the suffix of a recording's address can be that
 * of a file which was replaced since, and a browser that is told a type it does not know does not look.
 */
export const sourcesOf = (url: string, format: string | null): { src: string; type: string }[] => {
  const types = ['video/mp4', 'video/webm'];
  return (format === 'webm' ? types.toReversed() : types).map((type) => ({ src: url, type }));
};
