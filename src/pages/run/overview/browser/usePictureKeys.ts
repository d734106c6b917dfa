import { useShortcuts } from '../../../shortcuts';
import type { PictureStep } from './usePictureStep';
import type { ZoomControl } from './useZoom';

interface PictureKeys {
  step: PictureStep;
  zoom: ZoomControl;
  flip: (() => void) | null;
  go: (itemId: string) => void;
}

/** `[` `]` for the picture before and after, `b` between before and after the item, `z` for one to one. */
export function usePictureKeys({ step, zoom, flip, go }: PictureKeys): void {
  useShortcuts('Picture', [
    { keys: '[', says: 'Previous picture', run: () => step.previous && go(step.previous) },
    { keys: ']', says: 'Next picture', run: () => step.next && go(step.next) },
    { keys: 'b', says: 'Page before or after the item', run: () => flip?.() },
    { keys: 'z', says: 'Picture at its own size, or fitted', run: () => zoom.toggle() },
  ]);
}
