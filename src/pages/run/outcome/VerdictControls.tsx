import { CopyButton } from '~/ui/CopyButton';
import { IconButton } from '~/ui/IconButton';
import { useTicket } from '../actions/useTicket';
import { markCause } from '../actions/markedCause';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import { useMediaQuery } from '../workspace/useMediaQuery';
import css from './VerdictControls.module.css';
import type { Finding } from './useFinding';

/** Walks the further failures or suspects, lets the reader name another cause, and copies it all for a ticket. */
export function VerdictControls({ finding }: { finding: Finding | null }) {
  const ticket = useTicket();
  const icons = useMediaQuery('(max-width: 1199px)');
  return (
    <>
      {finding && <Walk finding={finding} />}
      {finding && <MarkButton finding={finding} />}
      <CopyButton text={ticket} label="Copy for ticket" iconOnly={icons} />
    </>
  );
}

function Walk({ finding: { others, at, othersAre } }: { finding: Finding }) {
  const { select } = useSelection();
  if (others.length < 2) return null;
  const one = othersAre === 'suspects' ? 'suspect' : 'failure';
  const go = (step: 1 | -1) => {
    const next = others[(at + step + others.length) % others.length];
    if (next) select(next.itemId, 'link');
  };
  return (
    <span className={css.walk}>
      <IconButton icon="chevron-up" label={`Previous ${one}`} onClick={() => go(-1)} />
      <span className={css.place}>
        {at + 1} of {others.length} <span className={css.kind}>{othersAre}</span>
      </span>
      <IconButton icon="chevron-down" label={`Next ${one}`} onClick={() => go(1)} />
    </span>
  );
}

/** “Not this, but that one”: the selected item becomes the cause, in this browser and in what is copied. */
function MarkButton({ finding: { itemId, byReader } }: { finding: Finding }) {
  const { run } = useRunData();
  const { selectedId } = useSelection();
  if (byReader)
    return (
      <IconButton icon="undo-2" label="Take back your mark" onClick={() => markCause(run.run_id, null)} />
    );
  const same = selectedId === null || selectedId === itemId;
  return (
    <IconButton
      icon="flag"
      label="Not this: the selected item is the cause"
      disabledReason={same ? 'Not this one? Select the item that is the cause, then press here.' : null}
      onClick={() => markCause(run.run_id, selectedId)}
    />
  );
}
