import { useCallback, useEffect, useRef } from 'react';
import { framePainter, type FramePainter } from '~/api/live/framePainter';
import type { Frame } from '~/api/live/pictureMessage';
import { usePictureStream } from '~/api/live/usePictureStream';
import { Button } from '~/ui/Button';
import { formatRelative } from '~/ui/format';
import { useNow } from '~/ui/useNow';
import { AddressWell } from '../overview/browser/AddressWell';
import { useRunData } from '../workspace/RunContext';
import { sayLive } from './liveWords';
import { useLiveSource } from './useLiveSource';
import css from './Live.module.css';

/** After this long a live picture says how old it is. */
const FRESH_MS = 5_000;

/** The browser as the server streams it, with the stream's own state in words. */
export function LivePicture() {
  const { run, final } = useRunData();
  const source = useLiveSource();
  const pictures = source?.kind === 'vnc' ? source.instead : source;
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<FramePainter | null>(null);
  useEffect(() => {
    if (!canvas.current) return;
    const made = framePainter(canvas.current);
    painter.current = made;
    return () => made.stop();
  }, []);
  const onFrame = useCallback((frame: Frame) => painter.current?.paint(frame), []);
  const { status, again } = usePictureStream(
    pictures?.kind === 'pictures' ? pictures : null,
    { status: run.status, final },
    onFrame,
  );
  const now = useNow(1_000);
  const said = sayLive(status, run.status);
  const age = status.frameMs === null ? null : now - status.frameMs;
  const words = status.phase === 'live' ? 'Live' : (said?.title ?? 'Live');
  return (
    <section className={css.browser} aria-label="Browser" data-live-state={status.phase}>
      <div className={css.bar}>
        <span className={css.phase} data-phase={status.phase}>
          {words}
        </span>
        <span className={css.separator} />
        <AddressWell url={status.url} live />
        {age !== null && age > FRESH_MS && status.frameMs !== null && (
          <span className={css.note}>frame {formatRelative(status.frameMs, now)}</span>
        )}
        {run.status === 'running' && <span className={css.note}>the agent keeps working</span>}
      </div>
      <div className={css.stage}>
        <canvas
          ref={canvas}
          className={css.canvas}
          hidden={status.frames === 0 || status.phase === 'ended'}
          role="img"
          aria-label="Live picture of the browser"
          {...(status.phase === 'live' ? {} : { 'data-old': '' })}
        />
        {said && (
          <div className={css.said} role="note">
            <strong>{said.title}</strong>
            <span>{said.sentence}</span>
            {said.again && (
              <Button size="small" onClick={again}>
                Try again
              </Button>
            )}
          </div>
        )}
      </div>
    </section>
  );
}
