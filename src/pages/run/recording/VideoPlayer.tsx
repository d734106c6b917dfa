import './videoPolicy';
import { useEffect, useRef } from 'react';
import videojs from 'video.js/core';
import css from './Recording.module.css';

interface VideoPlayerProps {
  url: string;
  /** Ending of the file as listed; decides the type where the address tells none. */
  format: string | null;
  onError: () => void;
}

/** Plays one recording. A fresh element is made for each address, since the player removes its own. */
export function VideoPlayer({ url, format, onError }: VideoPlayerProps) {
  const box = useRef<HTMLDivElement>(null);
  const failed = useRef(onError);
  useEffect(() => {
    failed.current = onError;
  });
  useEffect(() => {
    const element = document.createElement('video-js');
    element.className = 'vjs-fill';
    box.current?.append(element);
    const player = videojs(element, {
      controls: true,
      preload: 'metadata',
      fill: true,
      playbackRates: [0.25, 0.5, 1, 1.5, 2, 4],
      sources: [{ src: url, type: format === 'webm' ? 'video/webm' : 'video/mp4' }],
    });
    player.on('error', () => failed.current());
    return () => player.dispose();
  }, [url, format]);
  return <div ref={box} className={css.player} data-own-keys="" />;
}
