import { asApiError } from '~/api/apiError';
import { codeKind } from '~/model/code/ownership';
import { sayError } from '~/pages/words';
import { Button } from '~/ui/Button';
import { ErrorPanel } from '~/ui/ErrorPanel';
import { Loading } from '~/ui/Skeleton';
import { useRunData } from '../workspace/RunContext';
import css from './Code.module.css';
import { CodePane } from './CodePane';
import { CodeChoice } from './CodeChoice';
import { NoCode, useWhyNoCode } from './NoCode';
import { useRunCode } from './useRunCode';

/** The Python that the server generated from this run or ran it with, and what it does. */
export function CodeTab() {
  const { run } = useRunData();
  const kind = codeKind(run);
  return (
    <section className={css.tab} aria-label="Generated code">
      {kind === 'agent' ? <AgentCode /> : <NoCode reason={kind} />}
    </section>
  );
}

function AgentCode() {
  const { agent } = useRunData();
  const code = useRunCode();
  const why = useWhyNoCode();
  const { own, shown } = code;
  if (code.code !== null) return <CodePane code={{ ...code, code: code.code }} />;
  if (code.agentId === null) return <NoCode reason="no-route" />;
  if (code.isLoading || (own.data === undefined && !own.error))
    return <Loading label="Loading the code" rows={8} />;
  if (shown.error) {
    const said = sayError(asApiError(shown.error), { thing: 'the generated code' });
    return (
      <ErrorPanel
        title={said.title}
        details={said.serverSays}
        actions={<Button onClick={() => void shown.refetch()}>Try again</Button>}
      >
        {said.sentence}
      </ErrorPanel>
    );
  }
  if (own.data === null) return <NoCode reason={agent?.deleted_at ? 'deleted' : 'no-route'} />;
  return (
    <>
      {code.choices.length > 0 && (
        <div className={css.bar}>
          <CodeChoice code={code} />
        </div>
      )}
      <NoCode reason={code.isOfThisRun ? why : 'none-here'} />
    </>
  );
}
