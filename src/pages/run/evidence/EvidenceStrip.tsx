import { useMemo, useState } from 'react';
import { Icon } from '~/ui/Icon';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import { usePictureUrl } from '../workspace/usePictureUrl';
import css from './EvidenceStrip.module.css';
import { exhibitsOf, mergeEqual, type Exhibit } from './exhibits';
import { pictureSignature } from './pictureSignature';

/** below: 96 × 60, words under them · beside: 72 × 45, words beside them · words: no pictures · sheet: as wide as the sheet. */
export type StripLook = 'below' | 'beside' | 'words' | 'sheet';

/** The pictures around the item of the verdict; choosing one selects what it shows. Nothing where one picture is all there is. */
export function EvidenceStrip({ itemId, look }: { itemId: string; look: StripLook }) {
  const { pictures } = useRunData();
  const { selectedId, side, select, setSide } = useSelection();
  const [signatures, setSignatures] = useState<ReadonlyMap<string, string>>(new Map());
  const listed = useMemo(() => (pictures ? exhibitsOf(itemId, pictures) : []), [pictures, itemId]);
  const exhibits = mergeEqual(listed, ({ artifactId }) => signatures.get(artifactId) ?? artifactId);
  if (exhibits.length < 2) return null;
  const chosen =
    exhibits.find((one) => one.itemId === selectedId && one.side === side) ??
    exhibits.find((one) => one.itemId === selectedId && one.side === 'after');
  const choose = (exhibit: Exhibit) => {
    select(exhibit.itemId, 'link');
    setSide(exhibit.side);
  };
  const onSeen = (artifactId: string, signature: string) =>
    setSignatures((now) => new Map(now).set(artifactId, signature));
  return (
    <div role="group" aria-label="Evidence" className={css.strip} data-look={look}>
      {exhibits.map((exhibit) => (
        <button
          key={exhibit.artifactId}
          type="button"
          className={css.exhibit}
          aria-pressed={exhibit === chosen}
          onClick={() => choose(exhibit)}
        >
          {look !== 'words' && <Thumbnail artifactId={exhibit.artifactId} onSeen={onSeen} />}
          <span>{exhibit.words}</span>
        </button>
      ))}
    </div>
  );
}

interface ThumbnailProps {
  artifactId: string;
  onSeen: (artifactId: string, signature: string) => void;
}

/** A picture cut from its top; a grey tile of the same size until it is there, and where it cannot be had. */
function Thumbnail({ artifactId, onSeen }: ThumbnailProps) {
  const { url, state, onError } = usePictureUrl(artifactId);
  return (
    <span className={css.picture}>
      {url && state === 'ready' ? (
        <img
          src={url}
          alt=""
          draggable={false}
          decoding="async"
          onError={onError}
          onLoad={({ currentTarget }) => {
            const signature = pictureSignature(currentTarget);
            if (signature) onSeen(artifactId, signature);
          }}
        />
      ) : (
        state !== 'loading' && <Icon name={state === 'archived' ? 'archive' : 'image-off'} size={14} />
      )}
    </span>
  );
}
