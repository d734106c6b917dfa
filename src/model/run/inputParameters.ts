import type { Agent, AgentParameter } from '~/skyvern/agent';
import { readParameters } from '~/skyvern/agentDefinition';
import type { RichRun } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import { stringifyExact } from '~/json';

/** One parameter of the agent, with what this run got for it. */
export interface InputParameter {
  key: string;
  /** `input`: a value of the run. `derived`: taken from another one. `secret`: a source that the server reads by itself. */
  kind: 'input' | 'derived' | 'secret';
  /** The server's word: `string`, `integer`, `json`, `credential_id` … of an input, else the kind of source; null unknown. */
  type: string | null;
  description: string | null;
  /** As the run had it; undefined where it got none and the agent has no default. Secrets never have one. */
  value: unknown;
  /** The agent's default; undefined without one, and where the agent is not known. */
  defaultValue: unknown;
  /** The value is the default, whether it was given so or left out. */
  isDefault: boolean;
  /** For derived ones: the parameter they come from. */
  source: string | null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The parameters of an agent run: the agent's in their order, then values that the agent does not define (it was edited
 * since, or could not be read). What blocks put out is no parameter of the run and is left out.
 */
export function inputParameters(run: Run, rich: RichRun | null, agent: Agent | null): InputParameter[] {
  const given = rich?.parameters ?? run.run_request?.parameters ?? {};
  const defined = readParameters((rich?.workflow ?? agent)?.workflow_definition ?? null).filter(
    ({ parameter_type: type }) => type !== 'output',
  );
  const named = new Set(defined.map(({ key }) => key));
  const left = Object.entries(given).filter(([key]) => !named.has(key));
  return [
    ...defined.map((parameter) => parameterOf(parameter, given)),
    ...left.map(([key, value]): InputParameter => ({
      key,
      kind: 'input',
      type: null,
      description: null,
      value,
      defaultValue: undefined,
      isDefault: false,
      source: null,
    })),
  ];
}

function parameterOf(parameter: AgentParameter, given: Readonly<Record<string, unknown>>): InputParameter {
  const { key, description, parameter_type: kind, default_value: fallback } = parameter;
  if (kind !== null && kind !== 'workflow') {
    const source = parameter['source'];
    return {
      key,
      kind: kind === 'context' ? 'derived' : 'secret',
      type: kind,
      description,
      value: kind === 'context' && Object.hasOwn(given, key) ? given[key] : undefined,
      defaultValue: undefined,
      isDefault: false,
      source: isObject(source) && typeof source['key'] === 'string' ? source['key'] : null,
    };
  }
  const defaultValue = fallback ?? undefined;
  const value = Object.hasOwn(given, key) ? given[key] : defaultValue;
  return {
    key,
    kind: 'input',
    type: parameter.workflow_parameter_type,
    description,
    value,
    defaultValue,
    isDefault: defaultValue !== undefined && isSame(value, defaultValue),
    source: null,
  };
}

const isSame = (a: unknown, b: unknown): boolean => a === b || stringifyExact(a) === stringifyExact(b);
