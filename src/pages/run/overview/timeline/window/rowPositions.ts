/** Where the rows of a list stand, in pixels from its top. `row` outside the list is taken as the nearest one in it. */
export interface RowPositions {
  readonly count: number;
  /** Height of the whole list. */
  readonly total: number;
  top: (row: number) => number;
  bottom: (row: number) => number;
  /** The last row whose top is at `y` or above it; −1 in an empty list. */
  rowAt: (y: number) => number;
  /** Notes measured heights, and tells whether that moved anything. */
  measured: (heights: Iterable<readonly [row: number, height: number]>) => boolean;
}

interface Around {
  above: number;
  below: number;
}

/** Rows of one height: nothing is kept of them, and nothing that is measured counts. */
export function evenRows(count: number, height: number, { above, below }: Around): RowPositions {
  const top = (row: number) => above + height * within(row, count);
  return {
    count,
    total: above + count * height + below,
    top,
    bottom: (row) => top(row) + height,
    rowAt: (y) => (count === 0 ? -1 : within(Math.floor((y - above) / height), count)),
    measured: () => false,
  };
}

/** Rows of heights of their own, `heightOf` as far as it is known before they are measured. */
export function unevenRows(
  count: number,
  heightOf: (row: number) => number,
  { above, below }: Around,
): RowPositions {
  const heights = Float64Array.from({ length: count }, (_, row) => heightOf(row));
  const tops = new Float64Array(count + 1);
  const addUp = (from: number) => {
    for (let row = from; row < count; row++) tops[row + 1] = (tops[row] ?? 0) + (heights[row] ?? 0);
  };
  tops[0] = above;
  addUp(0);
  return {
    count,
    get total() {
      return (tops[count] ?? 0) + below;
    },
    top: (row) => tops[within(row, count)] ?? 0,
    bottom: (row) => tops[within(row, count) + 1] ?? above,
    rowAt(y) {
      let [low, high] = [0, count - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((tops[middle] ?? 0) <= y) low = middle;
        else high = middle - 1;
      }
      return high < 0 ? -1 : low;
    },
    measured(measurements) {
      let first = count;
      for (const [row, height] of measurements) {
        if (row < 0 || row >= count || heights[row] === height) continue;
        heights[row] = height;
        first = Math.min(first, row);
      }
      addUp(first);
      return first < count;
    },
  };
}

const within = (row: number, count: number) => Math.max(0, Math.min(row, count - 1));
