import { useMemo } from 'react';
import type { ArtifactHint } from '~/api/artifacts/artifactStore';
import { useArtifactUrl, type ArtifactUrl } from '~/api/artifacts/useArtifactUrl';
import type { RunData } from './RunContext';
import { useRunData } from './RunContext';

/** What the lists say of a picture beyond its id: a signed address saves asking for its bytes. */
export function pictureHint(
  { artifacts, final }: Pick<RunData, 'artifacts' | 'final'>,
  id: string,
): ArtifactHint {
  const artifact = artifacts.get(id);
  return { signedUrl: artifact?.signed_url, archived: artifact?.archived, live: !final };
}

/** An address that an `<img>` can show for a picture of this run; null asks nothing. Wire `onError` to the element. */
export function usePictureUrl(artifactId: string | null): ArtifactUrl {
  const { artifacts, final } = useRunData();
  const hint = useMemo(
    () => (artifactId === null ? undefined : pictureHint({ artifacts, final }, artifactId)),
    [artifacts, final, artifactId],
  );
  return useArtifactUrl(artifactId, hint);
}
