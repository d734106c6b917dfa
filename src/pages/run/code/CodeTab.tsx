import { useMemo } from 'react';
import { useScriptBlocks } from '~/api/scripts';
import { EmptyState } from '~/ui/EmptyState';
import { CodeViewer } from '~/ui/CodeViewer/CodeViewer';
import { Loading } from '~/ui/Skeleton';
import { useRunData } from '../workspace/RunContext';
import { assembleScript } from './assembleScript';
import css from './Code.module.css';

/** The Python generated from this run: its main script, or its blocks in order. */
export function CodeTab() {
  const { run, definition } = useRunData();
  const agentId = run.run_request?.workflow_id ?? null;
  const answer = useScriptBlocks(
    agentId === null || run.run_type !== 'workflow_run'
      ? null
      : { agentId, runId: run.run_id, cacheKeyValue: '' },
  );
  const code = useMemo(
    () => (answer.data ? assembleScript(answer.data, definition) : null),
    [answer.data, definition],
  );
  if (answer.isLoading) return <Loading label="Loading the code" />;
  return (
    <section className={css.tab} aria-label="Generated code">
      {code ? (
        <CodeViewer code={code} language="python" label="main.py" toolbar="full" />
      ) : (
        <EmptyState icon="square-code" title="No generated code">
          Set “Run With” to Code in the agent’s settings, then run it again.
        </EmptyState>
      )}
    </section>
  );
}
