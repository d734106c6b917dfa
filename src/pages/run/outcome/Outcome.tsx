import { Suspense } from 'react';
import type { Run } from '~/skyvern/run';
import { isFinalStatus } from '~/skyvern/status';
import { IconButton } from '~/ui/IconButton';
import { useRunData } from '../workspace/RunContext';
import { ExtractedBox } from './ExtractedBox';
import { FailureBox } from './FailureBox';
import css from './Outcome.module.css';
import { QuietPlace } from './QuietPlace';
import { useExtracted } from './useExtracted';
import { useOutcomeFold } from './useOutcomeFold';
import { later } from '../workspace/later';

const FoldedLine = later((parts) => parts.FoldedLine);
const Notices = later((parts) => parts.Notices);

/** What came of the run, above the tabs: what was extracted, or why it ended; and whatever else a reader should know. */
export function Outcome() {
  const { run } = useRunData();
  const extracted = useExtracted();
  const { folded, setFolded } = useOutcomeFold();
  const failed = isFinalStatus(run.status) && run.status !== 'completed' && run.status !== 'canceled';
  const kind = failed ? 'failure' : extracted ? 'extracted' : null;
  const fold = (
    <IconButton
      icon={folded ? 'chevrons-up-down' : 'chevrons-down-up'}
      label={folded ? 'Unfold the outcome' : 'Fold the outcome'}
      onClick={() => setFolded(!folded)}
    />
  );
  return (
    <div className={css.outcome}>
      {kind && folded ? (
        <Suspense fallback={<div className={css.line} />}>
          <FoldedLine extracted={kind === 'extracted' ? extracted : null} fold={fold} />
        </Suspense>
      ) : (
        <>
          {kind === 'failure' && <FailureBox fold={fold} />}
          {kind === 'extracted' && extracted && <ExtractedBox extracted={extracted} fold={fold} />}
        </>
      )}
      <Suspense fallback={<Kept run={run} folded={kind !== null && folded} />}>
        <Notices folded={kind !== null && folded} />
      </Suspense>
    </div>
  );
}

/** Runs in these states have a line from the start. */
const SAID_AT_ONCE = new Set(['created', 'queued', 'canceled']);

/** The place of that line while its code is on its way. */
function Kept({ run, folded }: { run: Run; folded: boolean }) {
  const asks = run.status === 'paused' || (run.status === 'running' && run.waiting_for_verification_code);
  if (asks) return <div className={css.line} data-asks />;
  if (SAID_AT_ONCE.has(run.status)) return <div className={css.line} />;
  return folded ? null : <QuietPlace />;
}
