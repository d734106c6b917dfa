import { useMemo } from 'react';
import { useRunData } from '../../workspace/RunContext';

export interface PictureStep {
  /** 1-based position among all pictures of the run; null where the shown one is none of them. */
  position: number | null;
  count: number;
  /** Items whose pictures come before and after. */
  previous: string | null;
  next: string | null;
}

/** Where the shown picture stands among the run's pictures, and the items that the neighbouring ones belong to. */
export function usePictureStep(artifactId: string | null, itemId: string | null): PictureStep {
  const { pictures, timeline } = useRunData();
  return useMemo(() => {
    const sequence = pictures?.sequence ?? [];
    const own = sequence.findIndex((one) => one.artifactId === artifactId && one.itemId === itemId);
    const at = own >= 0 ? own : sequence.findIndex((one) => one.artifactId === artifactId);
    if (at >= 0)
      return {
        position: at + 1,
        count: sequence.length,
        previous: sequence[at - 1]?.itemId ?? null,
        next: sequence[at + 1]?.itemId ?? null,
      };
    // Without a picture of its own the neighbours are found by the item's place in the run.
    const place = itemId === null ? undefined : timeline?.byId.get(itemId);
    const after = sequence.findIndex((one) => (timeline?.byId.get(one.itemId) ?? -1) > (place ?? -1));
    const split = after < 0 ? sequence.length : after;
    return {
      position: null,
      count: sequence.length,
      previous: sequence[split - 1]?.itemId ?? null,
      next: sequence[split]?.itemId ?? null,
    };
  }, [pictures, timeline, artifactId, itemId]);
}
