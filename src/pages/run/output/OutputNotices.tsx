import { sayError } from '~/pages/words';
import { Button } from '~/ui/Button';
import { Notice } from '~/ui/Notice';
import { useRunData } from '../workspace/RunContext';
import type { Output } from './useOutput';
import css from './Output.module.css';

const ENDED: Readonly<Record<string, string>> = {
  failed: 'The run failed',
  terminated: 'The run was terminated',
  timed_out: 'The run ran out of time',
  canceled: 'The run was canceled',
};

/** What is to be known before the output is read: it is not all of it, because the run ended early or the server cut it. */
export function OutputNotices({ output }: { output: Output }) {
  const { run, final } = useRunData();
  const { value, cut, loadWhole, loading, error } = output;
  const ended = final ? ENDED[run.status] : undefined;
  if (value === null) return null;
  return (
    <>
      {ended && <p className={css.note}>{ended}: this is what it had given until then.</p>}
      {!final && <p className={css.note}>The run goes on: this is what it has given so far.</p>}
      {cut && (
        <Notice
          tone="warn"
          icon="scissors"
          title="The server cut large values."
          actions={
            <Button size="small" busy={loading} onClick={loadWhole}>
              Load the complete output
            </Button>
          }
        >
          {error ? sayError(error).sentence : 'What was cut says so in its place.'}
        </Notice>
      )}
    </>
  );
}
