import { isFinalStatus } from '~/skyvern/status';
import { IconButton } from '~/ui/IconButton';
import { useRunData } from '../workspace/RunContext';
import { ExtractedBox } from './ExtractedBox';
import { FailureBox } from './FailureBox';
import { FoldedLine } from './FoldedLine';
import { Notices } from './Notices';
import css from './Outcome.module.css';
import { useExtracted } from './useExtracted';
import { useOutcomeFold } from './useOutcomeFold';

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
        <FoldedLine extracted={kind === 'extracted' ? extracted : null} fold={fold} />
      ) : (
        <>
          {kind === 'failure' && <FailureBox fold={fold} />}
          {kind === 'extracted' && extracted && <ExtractedBox extracted={extracted} fold={fold} />}
        </>
      )}
      <Notices folded={kind !== null && folded} />
    </div>
  );
}
