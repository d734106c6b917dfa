import type { ApiRequest } from '~/model/requests/apiRequest';
import { reproduce, type KnownOfRun } from '~/model/requests/reproduce';
import type { Agent } from '~/skyvern/agent';
import type { Run } from '~/skyvern/run';
import { parameterFields } from './agentFields';
import type { Field } from './field';
import { readOmissions, type Omissions } from '../omissions';
import { agentSettings } from './settingFields';
import { taskFields, taskSettings } from './taskFields';
import type { Versions } from './VersionChoice';

/** What a form is made from. */
export interface RerunSource {
  /** Runs of agents can be repeated exactly, and have versions. */
  isTask: boolean;
  /** The request that would start the run again as far as the API tells what it had. */
  request: ApiRequest;
  /** Parameters of the agent, or what the task is told to do. */
  main: readonly Field[];
  settings: readonly Field[];
  versions: Versions;
  omissions: Omissions;
}

/** The form of a run. `latest`: its agent as it is now; null where it cannot be read. */
export function rerunSource(run: Run, known: KnownOfRun, latest: Agent | null): RerunSource {
  const request = reproduce(run, known);
  const omissions = readOmissions(request.omitted);
  const isTask = run.run_type !== 'workflow_run';
  const own = known.rich?.workflow ?? null;
  const setting = {
    body: request.body ?? {},
    omissions,
    maskedHeaders: Object.keys(known.rich?.cdp_connect_headers ?? {}),
  };
  const agent = latest ?? own;
  return {
    isTask,
    request,
    omissions,
    versions: { own: own?.version ?? null, latest: latest?.version ?? null },
    main: isTask ? taskFields(setting) : parameterFields(parametersOf(request), { own, latest }, omissions),
    settings: isTask
      ? taskSettings(setting)
      : agentSettings(setting, { runWith: agent?.run_with ?? null, aiFallback: agent?.ai_fallback }),
  };
}

/** The form before anything is known: no field. */
export const NO_SOURCE: RerunSource = {
  isTask: false,
  request: { method: 'POST', path: '', headers: {}, body: null, omitted: [] },
  main: [],
  settings: [],
  versions: { own: null, latest: null },
  omissions: new Map(),
};

const parametersOf = ({ body }: ApiRequest): Readonly<Record<string, unknown>> =>
  (body?.['parameters'] as Record<string, unknown> | undefined) ?? {};
