import { useRef, useState, type CSSProperties, type ReactNode } from 'react';
import type { PicturePhase } from '~/api/live/pictureState';
import { Button } from '~/ui/Button';
import { formatRelative } from '~/ui/format';
import { IconButton } from '~/ui/IconButton';
import { Menu } from '~/ui/Menu';
import { useNow } from '~/ui/useNow';
import { AddressWell } from '../overview/browser/AddressWell';
import { useRunData } from '../workspace/RunContext';
import { usePhone } from '../workspace/useMediaQuery';
import { ControlBar } from './ControlBar';
import { ControlNotice } from './ControlNotice';
import { beforeControl } from './controlWords';
import css from './Live.module.css';
import type { LiveSaid } from './liveWords';
import { useControlFocus } from './useControlFocus';
import type { Steering } from './useControl';
import type { PageSize } from './usePointerControl';

/** After this long a live picture says how old it is. */
const FRESH_MS = 5_000;

export interface LiveFrameProps {
  phase: PicturePhase;
  /** What stands in place of the picture, or beside one that may be old. */
  said: LiveSaid | null;
  onAgain: () => void;
  url: string | null;
  page: PageSize | null;
  /** When the last picture came. */
  frameMs: number | null;
  /** A picture is on screen. */
  pictured: boolean;
  /** null: the server takes no control of this kind of run. */
  steering: Steering | null;
  /** The clipboard can be typed into the page. */
  pastes: boolean;
  /** Pictures have a size; a screen takes what there is. */
  fits: boolean;
  /** The screen; it fills the box of the picture's shape. */
  children: ReactNode;
}

/** The bar over the live picture, the picture's box, and what is said in it. */
export function LiveFrame(props: LiveFrameProps) {
  const { phase, said, onAgain, url, page, frameMs, pictured, steering, pastes, fits, children } = props;
  const { run } = useRunData();
  const section = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const now = useNow(1_000);
  const phone = usePhone();
  useControlFocus(section, button, steering);
  const controlling = steering?.controlling ?? false;
  const before = beforeControl(run);
  const old = frameMs !== null && now - frameMs > FRESH_MS;
  const [actual, setActual] = useState(false);
  const shape = page ? { '--ratio': String(page.width / page.height), '--width': `${page.width}px` } : {};
  return (
    <section ref={section} className={css.browser} aria-label="Browser" tabIndex={-1}>
      <div className={css.bar}>
        <span className={css.phase} data-phase={phase}>
          {phase === 'live' ? 'Live' : (said?.title ?? 'Live')}
        </span>
        <span className={css.separator} />
        {controlling && steering ? (
          <ControlBar steering={steering} url={url} pastes={pastes} />
        ) : (
          <AddressWell url={url} live />
        )}
        <span className={css.break} />
        {page && (
          <span className={css.size} title="Size of the page’s window in pixels">
            {page.width} × {page.height}
          </span>
        )}
        {old && phase === 'live' && <span className={css.note}>frame {formatRelative(frameMs, now)}</span>}
        {before && steering && !controlling && <span className={css.note}>{before}</span>}
        {steering && before && (
          <Button
            ref={button}
            size="small"
            icon="mouse-pointer-2"
            busy={steering.waiting}
            disabledReason={
              pictured || controlling ? null : 'Control starts when there is a picture to act on.'
            }
            onClick={controlling ? steering.release : steering.take}
          >
            {controlling ? 'Release Control' : 'Take Control'}
          </Button>
        )}
        <span className={css.separator} />
        {fits && !phone && (
          <Menu
            label="Size of the live picture"
            align="end"
            items={[
              { kind: 'radio', label: 'Fit', checked: !actual, onChange: () => setActual(false) },
              { kind: 'radio', label: 'Actual size', checked: actual, onChange: () => setActual(true) },
            ]}
            trigger={(trigger) => (
              <Button {...trigger} kind="quiet" size="small" disabled={!page}>
                {actual ? '100 %' : 'Fit'}
              </Button>
            )}
          />
        )}
        {document.fullscreenEnabled && (
          <IconButton
            icon="maximize-2"
            label="Full screen"
            disabled={!pictured}
            onClick={() => void toggleFullScreen(section.current)}
          />
        )}
      </div>
      {steering ? <ControlNotice steering={steering} status={run.status} /> : <span />}
      <div className={css.stage} data-live-state={phase}>
        <div
          className={css.screen}
          style={shape as CSSProperties}
          hidden={!pictured}
          {...(page ? (actual ? { 'data-actual': '' } : {}) : { 'data-shapeless': '' })}
        >
          {children}
        </div>
        {said && (
          <div className={css.said} role="note" {...(pictured ? { 'data-beside': '' } : {})}>
            <strong>{said.title}</strong>
            <span>{said.sentence}</span>
            {said.again && (
              <Button size="small" onClick={onAgain}>
                Try again
              </Button>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

/** Refusing is the browser's right: the picture stays where it is. */
async function toggleFullScreen(section: HTMLElement | null): Promise<void> {
  try {
    await (document.fullscreenElement ? document.exitFullscreen() : section?.requestFullscreen());
  } catch {
    // Nothing to say: what was asked for can be seen not to have happened.
  }
}
