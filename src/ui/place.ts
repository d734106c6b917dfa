export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export type Side = 'above' | 'below';
export type Align = 'start' | 'center' | 'end';

const MARGIN = 8;

/**
 * Where a floating box goes, in pixels of the window: on the wanted side of its anchor, on the other one when it fits
 * only there, and moved sideways so that it stays 8 px inside. A box larger than the window starts at its corner.
 */
export function place(
  anchor: Box,
  size: { width: number; height: number },
  view: { width: number; height: number },
  { side = 'below', align = 'start', gap = 4 }: { side?: Side; align?: Align; gap?: number } = {},
): { left: number; top: number } {
  const above = anchor.top - gap - size.height;
  const below = anchor.top + anchor.height + gap;
  const fitsAbove = above >= MARGIN;
  const fitsBelow = below + size.height <= view.height - MARGIN;
  const goesAbove = side === 'above' ? fitsAbove || !fitsBelow : fitsAbove && !fitsBelow;
  const wanted = {
    start: anchor.left,
    center: anchor.left + (anchor.width - size.width) / 2,
    end: anchor.left + anchor.width - size.width,
  }[align];
  const inside = (at: number, length: number, room: number) =>
    Math.round(Math.max(MARGIN, Math.min(at, room - MARGIN - length)));
  return {
    left: inside(wanted, size.width, view.width),
    top: inside(goesAbove ? above : below, size.height, view.height),
  };
}
