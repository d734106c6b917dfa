import { Suspense } from 'react';
import { countLines } from '~/json/countLines';
import { Skeleton } from '~/ui/Skeleton';
import { later } from '../workspace/later';
import { usePhone } from '../workspace/useMediaQuery';
import css from './ExtractedBox.module.css';
import type { ViewerProps } from './ExtractedViewer';

const Viewer = later((parts) => parts.ExtractedViewer);

/** Height of a line, and of the button below more lines than are shown (larger on a phone), in pixels. */
const LINE = 18;
const BUTTON = 26;
const TOUCHED_BUTTON = 42;

/** The JSON viewer; until its code is here, its heading and the space that it will take. */
export function ExtractedJson(props: ViewerProps) {
  return (
    <Suspense fallback={<Waiting {...props} />}>
      <Viewer {...props} />
    </Suspense>
  );
}

function Waiting({ value, maxRows, heading }: ViewerProps) {
  const lines = countLines(value, maxRows + 1);
  const button = usePhone() ? TOUCHED_BUTTON : BUTTON;
  const height = lines > maxRows ? maxRows * LINE + button : lines * LINE;
  return (
    <div>
      <div className={css.waitingHead}>{heading}</div>
      <div role="status" aria-label="Loading the JSON">
        <Skeleton height={height} />
      </div>
    </div>
  );
}
