import { stringifyExact } from '~/json';
import { useRun } from '~/api/run';
import { asApiError } from '~/api/http';
import { isSecretName } from '~/model/redact';
import type { Run } from '~/skyvern/run';
import { Loading } from '~/ui/Skeleton';
import { LongText } from '~/ui/LongText';
import { sayError } from '../words';
import css from './RunTable.module.css';

/** What a run was given, asked for when it is unfolded. */
export function RunParameters({ runId }: { runId: string }) {
  const { data: run, error } = useRun(runId);
  if (!run)
    return error ? (
      <p className={css.told} role="alert">
        {sayError(asApiError(error), { runId }).sentence}
      </p>
    ) : (
      <Loading label="Loading the parameters" rows={1} />
    );
  const given = parametersOf(run);
  if (given.length === 0) return <p className={css.told}>This run was given no parameters.</p>;
  return (
    <dl className={css.parameters}>
      {given.map(([name, value]) => (
        <div key={name} data-parameter={name}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd data-mono={typeof value !== 'string' || undefined}>
            <LongText lines={3}>{valueWords(name, value)}</LongText>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Parameters of an agent run; of a task, which has none, the prompt and the address it started from. */
function parametersOf({ run_request: request }: Run): [string, unknown][] {
  if (!request) return [];
  const parameters = Object.entries(request.parameters ?? {});
  if (parameters.length > 0) return parameters;
  const task: [string, unknown][] = [
    ['prompt', request.prompt],
    ['url', request.url],
  ];
  return task.filter(([, value]) => value !== null && value !== '');
}

function valueWords(name: string, value: unknown): string {
  if (value === null) return 'null';
  if (isSecretName(name)) return '••••••';
  return typeof value === 'string' ? value : stringifyExact(value);
}
