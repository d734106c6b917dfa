import { useState } from 'react';
import { rowOf } from '~/model/timeline/rowText';
import { Button } from '~/ui/Button';
import { sayNoBytes } from '../../workspace/bytesWords';
import { useRunData } from '../../workspace/RunContext';
import { useSelection } from '../../workspace/selection';
import { usePictureUrl } from '../../workspace/usePictureUrl';
import { AddressWell } from './AddressWell';
import { BrowserBar } from './BrowserBar';
import { downloadPicture } from './downloadPicture';
import { Lightbox } from './Lightbox';
import { PictureStage } from './PictureStage';
import { saidBeside, saidOfAbsence } from './pictureWords';
import { shownPicture } from './shownPicture';
import { usePictureKeys } from './usePictureKeys';
import { usePictureStep } from './usePictureStep';
import { usePreload } from './usePreload';
import { useZoom } from './useZoom';
import css from './BrowserPanel.module.css';

/** The browser as the selected item saw or left it: the page's address, the picture, or why there is none. */
export function BrowserPanel() {
  const { pictures, timeline, analysis, final } = useRunData();
  const { node, side, setSide, select } = useSelection();
  const [chosenPart, setPart] = useState<{ of: string; part: number } | null>(null);
  const [large, setLarge] = useState(false);
  const zoom = useZoom();

  const ofItem = node && pictures ? pictures.of(node.id) : null;
  const shown = shownPicture(ofItem, side);
  const parts = shown?.picture.parts ?? [];
  const part = chosenPart?.of === shown?.picture.artifactId ? (chosenPart?.part ?? 0) : 0;
  const artifactId = parts[part] ?? shown?.picture.artifactId ?? null;
  const loaded = usePictureUrl(artifactId);
  const step = usePictureStep(shown?.picture.artifactId ?? null, node?.id ?? null);
  const go = (itemId: string) => select(itemId, 'link');
  const flip = ofItem?.before && ofItem.after ? () => setSide(side === 'after' ? 'before' : 'after') : null;
  usePreload();
  usePictureKeys({ step, zoom, flip, go });

  const from = shown?.picture.fromItem ?? null;
  const fromAt = from === null ? undefined : timeline?.byId.get(from);
  const fromNode = fromAt === undefined ? undefined : timeline?.nodes[fromAt];
  const fromName = fromNode && timeline ? rowOf(fromNode, timeline).name : null;
  const failed = loaded.state !== 'loading' && loaded.state !== 'ready';
  const kind = node?.kind ?? 'item';

  const absence = () => {
    // What to look at first is not known yet.
    if (!node && final && !analysis) return null;
    if (!node)
      return timeline?.nodes.length === 0
        ? { title: 'No pictures', sentence: 'The run ended before a browser was open.' }
        : { title: 'Nothing selected', sentence: 'Choose an item of the timeline to see its picture.' };
    if (!pictures) return null;
    if (!shown || shown.substitute)
      return saidOfAbsence(ofItem?.absence?.why ?? 'never', kind, shown ? fromName : null);
    if (loaded.state === 'not-yet') return saidOfAbsence('not-yet', kind, null);
    if (loaded.state === 'archived') return saidOfAbsence('archived', kind, null);
    if (loaded.state === 'missing')
      return {
        title: 'No picture',
        sentence: `The server lists a picture of this ${kind} but has no bytes for it.`,
      };
    if (failed) return { title: 'The picture did not load', sentence: sayNoBytes(loaded.error) };
    return null;
  };
  const said = absence();
  const standing = shown && !failed;

  return (
    <section className={css.browser} aria-label="Browser">
      <BrowserBar
        step={step}
        go={go}
        well={<AddressWell url={shown?.picture.pageUrl ?? null} />}
        sides={flip ? { side, setSide } : null}
        note={
          shown && !shown.substitute && !(flip && shown.picture.how === 'own')
            ? saidBeside(shown.picture, fromName)
            : null
        }
        takenMs={shown?.picture.takenMs ?? null}
        zoom={zoom}
        onLarge={standing && loaded.url ? () => setLarge(true) : null}
        onDownload={
          standing && loaded.url && artifactId ? () => void downloadPicture(loaded.url, artifactId) : null
        }
        parts={
          parts.length > 1
            ? { count: parts.length, part, setPart: (at) => setPart({ of: parts[0] ?? '', part: at }) }
            : null
        }
      />
      <div className={css.stage}>
        {said ? (
          <p className={css.absence} role="note">
            <strong>{said.title}</strong> {said.sentence}{' '}
            {failed && (
              <Button kind="quiet" size="small" onClick={loaded.retry}>
                Try again
              </Button>
            )}
          </p>
        ) : (
          <span />
        )}
        {standing ? (
          <PictureStage
            url={loaded.url}
            forItem={shown.substitute ? null : (node?.id ?? null)}
            artifactId={artifactId ?? ''}
            substitute={shown.substitute}
            alt={pictureName(
              fromName,
              node && timeline ? rowOf(node, timeline).name : null,
              shown.substitute,
            )}
            zoom={zoom}
            onFailed={loaded.onError}
          />
        ) : (
          <div className={css.empty} />
        )}
      </div>
      {large && loaded.url && <Lightbox url={loaded.url} onClose={() => setLarge(false)} />}
    </section>
  );
}

const pictureName = (from: string | null, item: string | null, substitute: boolean): string =>
  substitute ? `Page, taken for ${from ?? 'another item'}` : `Page for ${item ?? 'the selected item'}`;
