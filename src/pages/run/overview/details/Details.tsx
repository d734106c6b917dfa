import { lazy, memo, Suspense, useMemo, useState } from 'react';
import { Link } from 'react-router-dom';
import { detailsOf } from '~/model/details';
import type { TimelineNode } from '~/model/timeline/timeline';
import { Loading } from '~/ui/Skeleton';
import { usePreferences } from '../../../preferences';
import { useRunData } from '../../workspace/RunContext';
import { DetailsTitle } from './DetailsTitle';
import { FactList } from './FactList';
import { ProseList } from './ProseList';
import { hasTries, Tries } from './Tries';
import { ValueList } from './ValueList';
import css from './Details.module.css';
import { loadPart } from '~/ui/loadPart';

const RawItem = lazy(loadPart(async () => ({ default: (await import('./RawItem')).RawItem })));

/** All that is known of the selected item: what, why, with what, result, element, cost, times, ids; and its JSON. */
export const Details = memo(function Details({ node }: { node: TimelineNode }) {
  const { timeline, startMs } = useRunData();
  const [{ detailsFolded }] = usePreferences();
  const [raw, setRaw] = useState(false);
  const details = useMemo(() => (timeline ? detailsOf(node, timeline) : null), [node, timeline]);
  if (!timeline || !details) return null;
  const child = childRun(node);
  return (
    <section className={css.details} aria-label="Details" data-for-item={node.id}>
      <DetailsTitle node={node} timeline={timeline} raw={raw} onRaw={setRaw} />
      {!detailsFolded &&
        (raw ? (
          <Suspense fallback={<Loading label="Loading the JSON" />}>
            <RawItem sentId={sentIdOf(node)} read={details.raw} nodeId={node.id} />
          </Suspense>
        ) : (
          <div className={css.body} key={node.id}>
            <div className={css.prose}>
              <ProseList prose={details.prose} />
              {node.kind === 'block' && hasTries(node) && <Tries block={node} />}
            </div>
            <div className={css.side}>
              <FactList facts={details.facts} startMs={startMs} />
              <ValueList values={details.values} />
              {child && (
                <Link className={css.child} to={`/runs/${child}`}>
                  Open the run it started
                </Link>
              )}
            </div>
          </div>
        ))}
    </section>
  );
});

/** The id under which the server sends an item; a repeated one has a suffix of ours. What the page made itself has none. */
function sentIdOf(node: TimelineNode): string | null {
  const sent = node.kind === 'action' || node.kind === 'thought' || node.kind === 'block';
  return sent && /^(?:wrb|act|ot)_/.test(node.id) ? node.id.replace(/~\d+$/, '') : null;
}

function childRun(node: TimelineNode): string | null {
  const output = node.kind === 'block' && node.blockType === 'workflow_trigger' ? node.block?.output : null;
  const id: unknown = output && typeof output === 'object' ? Reflect.get(output, 'workflow_run_id') : null;
  return typeof id === 'string' && id.startsWith('wr_') ? id : null;
}
