import { useCallback, useMemo, useState } from 'react';

/** How large the picture stands: as large as fits, as wide as fits, or a factor of its own size (1 = one to one). */
export type Zoom = 'fit' | 'width' | number;

export interface ZoomControl {
  zoom: Zoom;
  set: (zoom: Zoom) => void;
  /** Multiplies the size; `shown` is the factor at which the picture stands now. */
  by: (factor: number, shown: number) => void;
  /** Between fitting and one to one. */
  toggle: () => void;
  words: string;
}

const LEAST = 0.1;
const MOST = 8;

/** The zoom of the browser picture. It stays from item to item, so that two pictures are compared at the same size. */
export function useZoom(): ZoomControl {
  const [zoom, set] = useState<Zoom>('fit');
  const by = useCallback(
    (factor: number, shown: number) => set(Math.min(MOST, Math.max(LEAST, shown * factor))),
    [],
  );
  const toggle = useCallback(() => set((now) => (now === 1 ? 'fit' : 1)), []);
  const words = zoom === 'fit' ? 'Fit' : zoom === 'width' ? 'Width' : `${Math.round(zoom * 100)} %`;
  return useMemo(() => ({ zoom, set, by, toggle, words }), [zoom, by, toggle, words]);
}
