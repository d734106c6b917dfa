import { Suspense } from 'react';
import { countLines } from '~/json/countLines';
import { Loading, Skeleton } from '~/ui/Skeleton';
import { later } from '../workspace/later';
import css from './ExtractedBox.module.css';
import type { ViewerProps } from './ExtractedViewer';

const Viewer = later((parts) => parts.ExtractedViewer);

/** Height of a line, and of the button below more lines than are shown, in pixels. */
const LINE = 18;
const BUTTON = 26;

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
  const height = lines > maxRows ? maxRows * LINE + BUTTON : lines * LINE;
  return (
    <div>
      <div className={css.waitingHead}>{heading}</div>
      <Loading label="Loading the JSON">
        <Skeleton height={height} />
      </Loading>
    </div>
  );
}
