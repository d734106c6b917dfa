import { isExactNumber } from '~/json';
import { readParameters } from '~/skyvern/agentDefinition';
import type { Agent, AgentParameter } from '~/skyvern/agent';
import { makeField, type Field } from './field';
import { jsonText } from './jsonText';
import { whyEmpty, type Omissions } from '../omissions';
import type { ValueType } from './typedValue';

/** The agent in the version that ran and in the latest; null where the server does not give it. */
export interface AgentVersions {
  own: Agent | null;
  latest: Agent | null;
}

const TYPES: Readonly<Record<string, ValueType>> = {
  string: 'text',
  integer: 'integer',
  float: 'float',
  boolean: 'flag',
  json: 'json',
  file_url: 'file',
  credential_id: 'credential',
};

/** The inputs of an agent, by key; what it derives or reads from a store of secrets is none. */
const inputsOf = (agent: Agent | null): ReadonlyMap<string, AgentParameter> =>
  new Map(
    readParameters(agent?.workflow_definition ?? null)
      .filter(({ parameter_type: type }) => type === null || type === 'workflow')
      .map((parameter) => [parameter.key, parameter]),
  );

/**
 * A field for each input of the agent's latest version, in its order; then for each value of the run that this version
 * does not ask for. `given` are the values of the run, without the masked ones.
 */
export function parameterFields(
  given: Readonly<Record<string, unknown>>,
  { own, latest }: AgentVersions,
  omissions: Omissions,
): Field[] {
  const asked = inputsOf(latest ?? own);
  const before = own ? inputsOf(own) : asked;
  const masked = [...omissions.keys()]
    .filter((name) => name.startsWith('parameters.'))
    .map((name) => name.slice('parameters.'.length));
  const keys = new Set([...asked.keys(), ...Object.keys(given), ...masked]);
  const version = latest?.version ?? null;
  const inVersion = version === null ? 'the latest version' : `version ${version}`;
  return [...keys].map((key) => {
    const parameter = asked.get(key);
    const change = !parameter
      ? asked.size > 0 || latest
        ? `not asked for by ${inVersion}`
        : null
      : before.has(key)
        ? null
        : `new in ${inVersion}`;
    return parameterField(
      key,
      parameter ?? before.get(key),
      Object.hasOwn(given, key) ? given[key] : undefined,
      {
        change,
        isNew: change !== null && parameter !== undefined,
        masked: whyEmpty(omissions, `parameters.${key}`),
      },
    );
  });
}

interface Circumstances {
  change: string | null;
  isNew: boolean;
  /** Why the value is not known although there was one. */
  masked: string | null;
}

function parameterField(
  key: string,
  parameter: AgentParameter | undefined,
  original: unknown,
  { change, isNew, masked }: Circumstances,
): Field {
  const named = parameter?.workflow_parameter_type ?? null;
  const fallback = parameter?.default_value ?? undefined;
  const hasNone = original === undefined && fallback === undefined;
  const said = named?.replaceAll('_', ' ') ?? null;
  return makeField({
    path: ['parameters', key],
    label: key,
    machineName: true,
    kind: [said, change].filter(Boolean).join(' · ') || null,
    type: typeFor(named, original ?? fallback),
    original,
    hint: hintFor(
      parameter?.description ?? null,
      // A flag says its default in its list.
      original === undefined && named !== 'boolean' ? fallback : undefined,
      masked,
    ),
    placeholder: named === 'credential_id' ? 'cred_' : named === 'file_url' ? 'https://' : null,
    needed:
      hasNone && masked
        ? 'Enter it again: the API gives it back masked.'
        : hasNone && isNew
          ? 'Enter a value: the agent has no default for it.'
          : null,
    choices: named === 'boolean' ? flagChoices(original === undefined, fallback) : [],
  });
}

/** The type by its name, unless the value is of a kind that such a field could not hold. */
function typeFor(named: string | null, value: unknown): ValueType {
  const type = named === null ? undefined : TYPES[named];
  const structured = typeof value === 'object' && value !== null && !isExactNumber(value);
  if (structured) return 'json';
  if (type !== undefined) return proseOr(type, value);
  return value === undefined || typeof value === 'string' ? proseOr('text', value) : 'json';
}

/** A text that one line would hide. */
const proseOr = (type: ValueType, value: unknown): ValueType =>
  type === 'text' && typeof value === 'string' && (value.length > 72 || value.includes('\n'))
    ? 'prose'
    : type;

function hintFor(description: string | null, fallback: unknown, masked: string | null): string | null {
  const parts = [
    description,
    masked && `${masked} Left out unless you enter it again.`,
    fallback === undefined ? null : `Default: ${defaultWords(fallback)}`,
  ];
  return parts.filter(Boolean).join(' ') || null;
}

const defaultWords = (fallback: unknown): string => {
  const text = typeof fallback === 'string' ? fallback || 'empty text' : jsonText(fallback);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
};

const flagChoices = (canBeUnset: boolean, fallback: unknown): Field['choices'] => [
  ...(canBeUnset
    ? [{ value: '', label: typeof fallback === 'boolean' ? `Not set (default ${fallback})` : 'Not set' }]
    : []),
  { value: 'true', label: 'true' },
  { value: 'false', label: 'false' },
];
