import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { usePan } from './usePan';
import type { ZoomControl } from './useZoom';
import css from './PictureStage.module.css';

interface PictureStageProps {
  url: string | null;
  /** The item it is shown for; null for a substitute and for a picture that waits for the next one. */
  forItem: string | null;
  artifactId: string;
  substitute?: boolean;
  alt: string;
  zoom: ZoomControl;
  onFailed: () => void;
}

/** How long the last picture stays, dimmed, while the next one is on its way. */
const HOLD_MS = 400;
/** Taller than this, a picture fits the width and scrolls. */
const TALL = 2;

interface Standing {
  url: string;
  width: number;
  height: number;
}

/** The picture on its canvas: fits, zooms (Ctrl and wheel, double click), pans; never jumps in size while it loads. */
export function PictureStage(props: PictureStageProps) {
  const { url, forItem, artifactId, substitute = false, alt, zoom, onFailed } = props;
  const stage = useRef<HTMLDivElement>(null);
  const [standing, setStanding] = useState<Standing | null>(null);
  const [held, setHeld] = useState(true);
  const ready = url !== null && standing?.url === url;
  usePan(stage, zoom, standing?.width ?? null);

  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- the next wait begins with the picture held
    if (ready) return setHeld(true);
    const timer = setTimeout(() => setHeld(false), HOLD_MS);
    return () => clearTimeout(timer);
  }, [ready, url]);

  const onLoad = (event: SyntheticEvent<HTMLImageElement>) => {
    const { naturalWidth: width, naturalHeight: height } = event.currentTarget;
    if (url) setStanding({ url, width, height });
  };
  const tall = standing !== null && standing.height > TALL * standing.width;
  const fit =
    zoom.zoom === 'fit' && !tall ? 'whole' : zoom.zoom === 'fit' || zoom.zoom === 'width' ? 'width' : 'scale';
  const size =
    fit === 'scale' && standing && typeof zoom.zoom === 'number'
      ? { width: standing.width * zoom.zoom, height: standing.height * zoom.zoom }
      : undefined;
  return (
    <div
      className={css.stage}
      ref={stage}
      data-fit={fit}
      tabIndex={0}
      role="group"
      aria-label="Picture, scrolls"
    >
      {!ready && standing && (
        <div className={css.frame} style={size} data-fit={fit}>
          {held ? (
            <img className={css.picture} src={standing.url} alt="" data-dimmed="" draggable={false} />
          ) : (
            <div
              className={css.skeleton}
              style={{ aspectRatio: `${standing.width} / ${standing.height}` }}
              role="img"
              aria-label="Loading the picture"
            />
          )}
        </div>
      )}
      {!ready && !standing && <div className={css.skeleton} role="img" aria-label="Loading the picture" />}
      {url && (
        <div className={css.frame} style={ready ? size : undefined} data-fit={fit} hidden={!ready}>
          <img
            key={url}
            className={css.picture}
            src={url}
            alt={alt}
            draggable={false}
            data-artifact-id={artifactId}
            {...(forItem !== null ? { 'data-for-item': forItem } : {})}
            {...(substitute ? { 'data-substitute': '' } : {})}
            onLoad={onLoad}
            onError={onFailed}
            onDoubleClick={zoom.toggle}
          />
        </div>
      )}
    </div>
  );
}
