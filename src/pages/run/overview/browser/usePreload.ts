import { useEffect } from 'react';
import { useArtifactUrl } from '~/api/artifactUrl';
import { useRunData } from '../../workspace/RunContext';
import { useSelection } from '../../workspace/selection';

/** Loads and decodes the pictures of the items before and after the selected one, so that stepping shows them at once. */
export function usePreload(): void {
  const { timeline, pictures } = useRunData();
  const { node } = useSelection();
  const at = node ? timeline?.byId.get(node.id) : undefined;
  const pictureAt = (index: number): string | null => {
    const neighbour = timeline?.nodes[index];
    return (neighbour && pictures?.of(neighbour.id).after?.artifactId) ?? null;
  };
  const next = useArtifactUrl(at === undefined ? null : pictureAt(at + 1));
  const previous = useArtifactUrl(at === undefined ? null : pictureAt(at - 1));
  useEffect(() => {
    for (const url of [next.url, previous.url]) {
      if (!url) continue;
      const image = new Image();
      image.src = url;
      // A picture that cannot be decoded is said when its item is chosen.
      image.decode?.().catch(() => undefined);
    }
  }, [next.url, previous.url]);
}
