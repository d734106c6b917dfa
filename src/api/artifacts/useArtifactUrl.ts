import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { onConnectionChange } from '../connection';
import { type ArtifactHint, ArtifactStore, type ArtifactView } from './artifactStore';

const store = new ArtifactStore();
onConnectionChange(({ server }) => server && store.clear());

export interface ArtifactUrl extends ArtifactView {
  /** Tries again from the beginning, with a fresh address. */
  retry: () => void;
  /** For the element that shows `url`: its address did not load, so the next source is tried (a renewed address, then the bytes). */
  onError: () => void;
}

const NOTHING: ArtifactView = { state: 'loading', url: null, error: null };
const NO_HINT: ArtifactHint = {};

/**
 * An address that an `<img>` or `<video>` can show for an artifact; null asks nothing and stays `loading`.
 * Wire `onError` to the element: an address is given out before anyone knows whether it loads.
 */
export function useArtifactUrl(artifactId: string | null, hint: ArtifactHint = NO_HINT): ArtifactUrl {
  const { signedUrl, uri, archived, live, progress } = hint;
  const known = useMemo(
    () => ({ signedUrl, uri, archived, live, progress }),
    [signedUrl, uri, archived, live, progress],
  );
  const subscribe = useCallback(
    (listener: () => void) => (artifactId ? store.watch(artifactId, known, listener) : () => {}),
    [artifactId, known],
  );
  const view = useSyncExternalStore(subscribe, () => (artifactId ? store.view(artifactId, known) : NOTHING));
  return useMemo(
    () => ({
      ...view,
      retry: () => void (artifactId && store.retry(artifactId, known)),
      onError: () => void (artifactId && store.broke(artifactId, known)),
    }),
    [view, artifactId, known],
  );
}

/** Loads a picture that will probably be looked at next; gives back how to let go of it. */
export function preloadArtifact(artifactId: string, hint: ArtifactHint = NO_HINT): () => void {
  const leave = store.watch(artifactId, hint, () => {});
  const { url } = store.view(artifactId, hint);
  if (url) new Image().src = url;
  return leave;
}
