import { useEffect, useMemo, useState } from 'react';
import { layOut } from './layOut';
import { JsonLines } from './lines';
import type { FindNotice } from './notices';

/** Laid out before the first picture: enough for several screens, little enough to keep the click quick. */
const FIRST_MS = 12;
const SLICE_MS = 10;

/** What a value looks like in lines: `count` of them so far, `whole` when that is all. */
export interface LaidOut {
  lines: JsonLines;
  count: number;
  whole: boolean;
}

function work(steps: Generator<undefined, void>, forMs: number): boolean {
  const until = performance.now() + forMs;
  let done = steps.next().done === true;
  while (!done && performance.now() < until) done = steps.next().done === true;
  return done;
}

/**
 * Lays a value out: small ones at once, the rest of a large one in slices between which the page stays live.
 * The result changes once more when the last line is there.
 */
export function useLines(value: unknown, notices: FindNotice | undefined): LaidOut {
  const start = useMemo(() => {
    const lines = new JsonLines();
    const steps = layOut(value, lines, notices);
    const whole = work(steps, FIRST_MS);
    return { steps, first: { lines, count: lines.count, whole } satisfies LaidOut };
  }, [value, notices]);
  const [finished, setFinished] = useState<LaidOut | null>(null);

  useEffect(() => {
    const { steps, first } = start;
    if (first.whole) return;
    let timer: ReturnType<typeof setTimeout>;
    const slice = () => {
      if (work(steps, SLICE_MS)) setFinished({ lines: first.lines, count: first.lines.count, whole: true });
      else timer = setTimeout(slice);
    };
    timer = setTimeout(slice);
    return () => clearTimeout(timer);
  }, [start]);

  return finished?.lines === start.first.lines ? finished : start.first;
}
