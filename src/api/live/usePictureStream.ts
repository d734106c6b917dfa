import { useEffect, useRef, useState } from 'react';
import type { Frame } from './pictureMessage';
import type { PictureState } from './pictureState';
import type { PictureSource } from './pictureSource';
import { openPictureStream, type PictureStream } from './pictureStream';

/** The state of a stream without its picture, which changes too often to be drawn by React. */
export type PictureStatus = Omit<PictureState, 'frame'> & {
  url: string | null;
  viewportWidth: number | null;
  viewportHeight: number | null;
};

const WAITING: PictureStatus = {
  phase: 'waiting',
  reason: 'queued',
  frameMs: null,
  frames: 0,
  socket: false,
  retryAtMs: null,
  tries: 0,
  unopened: 0,
  openMs: null,
  url: null,
  viewportWidth: null,
  viewportHeight: null,
};

/**
 * The live pictures of a run: each goes to `onFrame`, the rest is the state. Renders when the phase, the page's address or
 * the window's size changes, and at most once a second for the age of the picture. null opens nothing.
 */
export function usePictureStream(
  source: (PictureSource & { kind: 'pictures' }) | null,
  run: { status: string; final: boolean },
  onFrame: (frame: Frame) => void,
): { status: PictureStatus; again: () => void } {
  const [status, setStatus] = useState(WAITING);
  const stream = useRef<PictureStream | null>(null);
  const latest = useRef({ onFrame, run });
  useEffect(() => {
    latest.current = { onFrame, run };
  });

  const path = source?.path ?? null;
  const query = JSON.stringify(source?.query ?? {});
  useEffect(() => {
    if (path === null) return;
    let shown: Frame | null = null;
    const opened = openPictureStream({
      path,
      query: JSON.parse(query) as Record<string, string>,
      onState: (state) => {
        if (state.frame && state.frame !== shown) latest.current.onFrame(state.frame);
        shown = state.frame;
        setStatus((before) => nextStatus(before, state));
      },
    });
    stream.current = opened;
    opened.setRun(latest.current.run.status, latest.current.run.final);
    return () => {
      opened.close();
      stream.current = null;
      setStatus(WAITING);
    };
  }, [path, query]);

  useEffect(() => stream.current?.setRun(run.status, run.final), [run.status, run.final, path, query]);
  return { status, again: () => stream.current?.again() };
}

function nextStatus(before: PictureStatus, { frame, ...rest }: PictureState): PictureStatus {
  const url = frame?.url ?? null;
  const viewportWidth = frame?.viewportWidth ?? null;
  const viewportHeight = frame?.viewportHeight ?? null;
  const quiet =
    before.phase === rest.phase &&
    before.reason === rest.reason &&
    before.url === url &&
    before.viewportWidth === viewportWidth &&
    before.viewportHeight === viewportHeight &&
    before.retryAtMs === rest.retryAtMs &&
    Math.abs((rest.frameMs ?? 0) - (before.frameMs ?? 0)) < 1_000;
  return quiet ? before : { ...rest, url, viewportWidth, viewportHeight };
}
