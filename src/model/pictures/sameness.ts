/** Width to which a picture is reduced before it is compared: a line of text is still three of its rows high. */
export const COMPARED_WIDTH = 320;
/** Grey values closer than this are one: encoders differ by a little. */
const NEAR = 16;
/** A blinking caret is no change of the page. */
const CARET = 6;

/** A picture as it is compared: the size it has, and the grey values of its reduction, row by row. */
export interface ReducedPicture {
  width: number;
  height: number;
  greys: Uint8Array;
}

/** The grey values of pixels as a canvas gives them: red, green, blue and opacity of each. */
export function greysOf(rgba: Uint8ClampedArray): Uint8Array {
  const greys = new Uint8Array(rgba.length >> 2);
  for (let at = 0; at < greys.length; at++) {
    const from = at << 2;
    greys[at] = ((rgba[from] ?? 0) * 3 + (rgba[from + 1] ?? 0) * 6 + (rgba[from + 2] ?? 0)) / 10;
  }
  return greys;
}

/**
 * Whether two pictures show the same page in the same state: the same size, and no difference that is more than noise or
 * a caret. In doubt they differ: a word in a field is already too much.
 */
export function looksSame(a: ReducedPicture, b: ReducedPicture): boolean {
  if (a.width !== b.width || a.height !== b.height || a.greys.length !== b.greys.length) return false;
  let apart = 0;
  for (let at = 0; at < a.greys.length && apart <= CARET; at++)
    if (Math.abs((a.greys[at] ?? 0) - (b.greys[at] ?? 0)) > NEAR) apart++;
  return apart <= CARET;
}
