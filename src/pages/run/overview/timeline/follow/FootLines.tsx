import { hashKey, useQueryClient } from '@tanstack/react-query';
import { pollBook } from '~/api/pollBook';
import { timelineQuery } from '~/api/timeline';
import { Button } from '~/ui/Button';
import { formatCount, formatTicking } from '~/ui/format';
import { Kbd } from '~/ui/Kbd';
import { useNow } from '~/ui/useNow';
import css from './FootLines.module.css';

/** How much a search or filter hides, and one click to show it. */
export function HiddenLine({ hidden, onShowAll }: { hidden: number; onShowAll: () => void }) {
  return (
    <div className={css.line}>
      <span className={css.grow}>
        {formatCount(hidden)} {hidden === 1 ? 'item' : 'items'} hidden
      </span>
      <Button kind="quiet" size="small" onClick={onShowAll}>
        Show all
        <Kbd>esc</Kbd>
      </Button>
    </div>
  );
}

/** The timeline of a live run keeps its newest item in view. */
export function FollowingLine({ runId, onStop }: { runId: string; onStop: () => void }) {
  return (
    <div className={css.line}>
      <span className={css.following}>Following</span>
      <span className={css.grow}>new items stay in view</span>
      <UpdatedAgo runId={runId} />
      <Button kind="quiet" size="small" aria-keyshortcuts="f" onClick={onStop}>
        Stop
        <Kbd>f</Kbd>
      </Button>
    </div>
  );
}

/** How old what is on screen is: since the server last answered, changed or not. */
function UpdatedAgo({ runId }: { runId: string }) {
  const client = useQueryClient();
  const now = useNow(1000);
  const at = pollBook(client).record(hashKey(timelineQuery(runId).queryKey))?.okAtMs;
  return at ? <span className={css.updated}>updated {formatTicking(now - at)} ago</span> : null;
}

/** The way back to the newest item, over the end of the tree. `fresh` items came since the reader looked away. */
export function LatestPill({ fresh, onJump }: { fresh: number; onJump: () => void }) {
  const id = 'timeline-fresh';
  return (
    <div className={css.over}>
      <Button
        kind="primary"
        size="small"
        icon="arrow-down"
        className={css.pill}
        aria-label="Jump to latest"
        aria-describedby={fresh > 0 ? id : undefined}
        onClick={onJump}
      >
        {fresh > 0 && <span id={id}>{formatCount(fresh)} new</span>}
        {fresh > 0 && ' · '}
        Jump to latest
      </Button>
    </div>
  );
}
