import { useEffect } from 'react';
import { preloadArtifact } from '~/api/artifacts/useArtifactUrl';
import { useRunData } from '../../workspace/RunContext';
import { useSelection } from '../../workspace/selection';
import { pictureHint } from '../../workspace/usePictureUrl';

/** Loads the pictures of the items before and after the selected one, so that stepping shows them at once. */
export function usePreload(): void {
  const { timeline, pictures, artifacts, final } = useRunData();
  const { node } = useSelection();
  useEffect(() => {
    const at = node && timeline ? timeline.byId.get(node.id) : undefined;
    if (at === undefined || !pictures) return;
    const leave = [at + 1, at - 1].flatMap((index) => {
      const neighbour = timeline?.nodes[index];
      const picture = neighbour && pictures.of(neighbour.id).after;
      return picture
        ? [preloadArtifact(picture.artifactId, pictureHint({ artifacts, final }, picture.artifactId))]
        : [];
    });
    return () => {
      for (const letGo of leave) letGo();
    };
  }, [node, timeline, pictures, artifacts, final]);
}
