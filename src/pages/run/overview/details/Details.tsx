import { lazy, Suspense, useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router-dom';
import { detailsOf } from '~/model/details';
import { rowOf } from '~/model/timeline/rowText';
import type { TimelineNode } from '~/model/timeline/timeline';
import { Button } from '~/ui/Button';
import { CopyButton } from '~/ui/CopyButton';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { Loading } from '~/ui/Skeleton';
import { itemLink } from '../../workspace/itemLink';
import { usePreferences } from '../../../preferences';
import { useRunData } from '../../workspace/RunContext';
import { FactList } from './FactList';
import { ProseList } from './ProseList';
import { hasTries, Tries } from './Tries';
import { ValueList } from './ValueList';
import css from './Details.module.css';

const RawItem = lazy(async () => ({ default: (await import('./RawItem')).RawItem }));

/** All that is known of the selected item: what, why, with what, result, element, cost, times, ids; and its JSON. */
export function Details({ node }: { node: TimelineNode }) {
  const { timeline, startMs, final } = useRunData();
  const [{ detailsFolded }, setPreferences] = usePreferences();
  const [raw, setRaw] = useState(false);
  const navigate = useNavigate();
  const { runId = '' } = useParams();
  const details = useMemo(() => (timeline ? detailsOf(node, timeline) : null), [node, timeline]);
  if (!timeline || !details) return null;
  const row = rowOf(node, timeline);
  const inBlock = blockLabel(node, timeline);
  return (
    <section className={css.details} aria-label="Details" data-for-item={node.id}>
      <header className={css.title}>
        {isIconName(row.icon) && <Icon name={row.icon} />}
        <h2 className={css.name}>
          <button
            type="button"
            className={css.fold}
            aria-expanded={!detailsFolded}
            onClick={() => setPreferences({ detailsFolded: !detailsFolded })}
          >
            {row.number && <span className={css.number}>{row.number} </span>}
            {row.name}
          </button>
        </h2>
        {row.label && <span className={css.label}>{row.label}</span>}
        {row.mark && isIconName(row.mark.icon) && (
          <span data-tone={row.mark.tone} className={css.mark} title={row.mark.words}>
            <Icon name={row.mark.icon} size={14} />
          </span>
        )}
        {inBlock && (
          <span className={css.in}>
            in <span className={css.label}>{inBlock}</span>
          </span>
        )}
        <span className={css.actions}>
          <CopyButton
            kind="quiet"
            size="small"
            icon="link"
            label="Copy link"
            text={() => itemLink(runId, node.id)}
          />
          {final && node.startMs !== null && (
            <Button
              kind="quiet"
              size="small"
              icon="clapperboard"
              onClick={() => {
                const { pathname, search } = new URL(itemLink(runId, node.id, 'recording'));
                void navigate(pathname + search);
              }}
            >
              Watch this moment
            </Button>
          )}
          <Button kind="quiet" size="small" icon="braces" aria-pressed={raw} onClick={() => setRaw(!raw)}>
            JSON
          </Button>
        </span>
      </header>
      {!detailsFolded &&
        (raw ? (
          <Suspense fallback={<Loading label="Loading the JSON" />}>
            <RawItem value={details.raw} name={node.id} />
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
              {childRun(node) && (
                <Link className={css.child} to={`/runs/${childRun(node)}`}>
                  Open the run it started
                </Link>
              )}
            </div>
          </div>
        ))}
    </section>
  );
}

function blockLabel(
  node: TimelineNode,
  timeline: NonNullable<ReturnType<typeof useRunData>['timeline']>,
): string | null {
  if (node.kind !== 'action') return null;
  const parent = timeline.nodes[node.parent];
  return parent?.kind === 'block' ? parent.label : null;
}

function childRun(node: TimelineNode): string | null {
  const output = node.kind === 'block' && node.blockType === 'workflow_trigger' ? node.block?.output : null;
  const id: unknown = output && typeof output === 'object' ? Reflect.get(output, 'workflow_run_id') : null;
  return typeof id === 'string' && id.startsWith('wr_') ? id : null;
}
