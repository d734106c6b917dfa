import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ControlTarget } from '~/api/live/control';
import { framePainter, type FramePainter } from '~/api/live/framePainter';
import type { Frame } from '~/api/live/pictureMessage';
import type { PictureSource } from '~/api/live/pictureSource';
import { usePictureStream } from '~/api/live/usePictureStream';
import { useNow } from '~/ui/useNow';
import { useRunData } from '../workspace/RunContext';
import { ControlSurface } from './ControlSurface';
import css from './Live.module.css';
import { LiveFrame } from './LiveFrame';
import { sayLive } from './liveWords';
import { useControl } from './useControl';
import type { PageSize } from './usePointerControl';

interface StreamPictureProps {
  /** null: not known yet. */
  source: (PictureSource & { kind: 'pictures' }) | null;
  target: ControlTarget | null;
  /** The server shows this session by its screen only. */
  onSharedScreen: () => void;
}

/** The browser as a stream of pictures, drawn on a canvas. */
export function StreamPicture({ source, target, onSharedScreen }: StreamPictureProps) {
  const { run, final } = useRunData();
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<FramePainter | null>(null);
  const [drawn, setDrawn] = useState<PageSize | null>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const made = framePainter(canvas.current, (width, height) => setDrawn({ width, height }));
    painter.current = made;
    return () => made.stop();
  }, []);
  const onFrame = useCallback((frame: Frame) => painter.current?.paint(frame), []);
  const { status, again } = usePictureStream(source, { status: run.status, final }, onFrame);
  const { phase, reason, frameMs, viewportWidth, viewportHeight } = status;
  const steering = useControl(target);
  const now = useNow(1_000);
  const pictured = drawn !== null && (phase === 'live' || phase === 'stalled');
  const page = useMemo(
    () => (drawn ? pageSize(drawn, viewportWidth, viewportHeight) : null),
    [drawn, viewportWidth, viewportHeight],
  );
  const useVnc = reason === 'use-vnc';
  useEffect(() => {
    if (useVnc) onSharedScreen();
  }, [useVnc, onSharedScreen]);
  return (
    <LiveFrame
      phase={phase}
      said={sayLive(status, run.status, frameMs === null ? null : Math.max(0, now - frameMs))}
      onAgain={again}
      url={status.url}
      page={pictured ? page : null}
      frameMs={frameMs}
      pictured={pictured}
      steering={target && steering}
      pastes
      fits
    >
      <canvas
        ref={canvas}
        className={css.canvas}
        role="img"
        aria-label="Live picture of the browser"
        {...(phase === 'stalled' && reason === 'reconnecting' ? { 'data-old': '' } : {})}
      />
      {steering.controlling && page && <ControlSurface page={page} steering={steering} />}
    </LiveFrame>
  );
}

/** How much the shapes of a picture and of the window it shows may differ by rounding. */
const SAME_SHAPE = 0.02;

/**
 * Size of the page's window. The server says it with the picture; where it says none, a usual size was assumed, and a
 * picture of another shape is then of its own size.
 */
function pageSize(drawn: PageSize, width: number | null, height: number | null): PageSize {
  if (width === null || height === null) return drawn;
  const shape = width / height / (drawn.width / drawn.height);
  return Math.abs(shape - 1) <= SAME_SHAPE ? { width, height } : drawn;
}
