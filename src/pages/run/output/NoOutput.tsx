import { EmptyState } from '~/ui/EmptyState';
import { useRunData } from '../workspace/RunContext';

/** Why a run has no output. */
export function NoOutput() {
  const { run, final } = useRunData();
  return (
    <EmptyState icon="file" title="No output">
      {!final
        ? 'No block has given anything yet. Outputs appear here block by block.'
        : run.status === 'canceled'
          ? 'The run was canceled before a block produced any.'
          : run.status === 'completed'
            ? 'The run completed without extracting anything.'
            : 'The run ended before a block produced any.'}
    </EmptyState>
  );
}
