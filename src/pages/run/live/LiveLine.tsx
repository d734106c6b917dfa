import { useRef } from 'react';
import { rowOf } from '~/model/timeline/rowText';
import { Button } from '~/ui/Button';
import { formatRelative } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { Kbd } from '~/ui/Kbd';
import { useNow } from '~/ui/useNow';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import { lastItem, runningBlock } from './lately';
import css from './Live.module.css';
import { useNeed } from './useCodeWait';

/**
 * One line under the pictures of a run that goes on: what came last, how long ago, in which block the agent works or
 * what it waits for; and the way back to the live picture from any other.
 */
export function LiveLine() {
  const { explicit, select } = useSelection();
  const line = useRef<HTMLDivElement>(null);
  const back = () => {
    select(null, 'link');
    // The button goes with its click.
    line.current?.focus({ preventScroll: true });
  };
  return (
    <div ref={line} className={css.line} role="group" aria-label="The run now" tabIndex={-1}>
      {explicit && (
        <span className={css.phase} data-phase="live">
          Live
        </span>
      )}
      <Lately />
      {explicit && (
        <Button className={css.back} size="small" icon="arrow-left" aria-keyshortcuts="l" onClick={back}>
          Back to live
          <Kbd>l</Kbd>
        </Button>
      )}
    </div>
  );
}

function Lately() {
  const { run, timeline } = useRunData();
  const { select } = useSelection();
  const now = useNow(1_000);
  const need = useNeed();
  const last = timeline && lastItem(timeline);
  const row = last && timeline && rowOf(last, timeline);
  const block = timeline && runningBlock(timeline);
  const label = block && timeline ? (block.label ?? rowOf(block, timeline).name) : null;
  const at = last?.endMs ?? last?.startMs ?? null;
  const waits = waitsFor(run.status, need);
  if (!last && !label) return <span className={css.working}>{waits ?? 'Nothing has been done yet.'}</span>;
  return (
    <>
      {last && row && (
        <>
          Last:
          <button type="button" className={css.item} onClick={() => select(last.id, 'link')}>
            {isIconName(row.icon) && <Icon name={row.icon} />}
            {[row.number, row.name].filter(Boolean).join(' ')}
          </button>
          {at !== null && <span className={css.ago}>· {formatRelative(Math.min(at, now), now)}</span>}
        </>
      )}
      {(waits || label) && (
        <span className={css.working}>
          {last && '· '}
          {waits ? (last ? lower(waits) : waits) : last ? 'working in ' : 'Working in '}
          {label && waits && ' in '}
          {label && <code dir="auto">{label}</code>}
        </span>
      )}
    </>
  );
}

/** What a run that does not work waits for; null where it works. */
function waitsFor(status: string, need: ReturnType<typeof useNeed>): string | null {
  if (need === 'approval') return 'Waits for approval';
  if (need === 'code') return 'Waits for a verification code';
  return status === 'created' || status === 'queued' ? 'Waits for a browser slot' : null;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
