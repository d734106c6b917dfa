import { stringifyExact } from '~/json';
import { isSecretName, redactDeep } from '~/model/redact';
import type { InputParameter } from '~/model/run/inputParameters';
import { Chip } from '~/ui/Chip';
import { ParameterRow } from './ParameterRow';
import css from './Parameters.module.css';

/** The agent's inputs as this run had them, with types, descriptions, and what came by default. */
export function InputParameters({ inputs }: { inputs: readonly InputParameter[] }) {
  return (
    <section className={css.section}>
      <h2 className={css.heading}>Agent input parameters</h2>
      {inputs.length === 0 && <p className={css.none}>This run took no parameters.</p>}
      {inputs.map((input) => (
        <ParameterRow
          key={input.key}
          name={input.key}
          type={input.type}
          description={input.description}
          value={input.value}
          absent={absence(input)}
          mark={<Origin input={input} />}
        />
      ))}
    </section>
  );
}

/** Longer defaults are not worth a second reading beside the value. */
const SHORT = 60;

/** Where a value comes from: the agent's default, another parameter, or the run's own, beside the default it replaced. */
function Origin({ input }: { input: InputParameter }) {
  const { kind, isDefault, defaultValue, source, key } = input;
  if (isDefault) return <Chip look="outline">default</Chip>;
  if (kind === 'derived') return <Chip look="outline">from {source ?? 'another parameter'}</Chip>;
  if (defaultValue === undefined || isSecretName(key)) return null;
  const safe = redactDeep(defaultValue);
  const text = typeof safe === 'string' ? safe : stringifyExact(safe);
  return text.length > SHORT ? (
    <span className={css.absent}>not the default</span>
  ) : (
    <span className={css.absent}>default: {text === '' ? 'empty text' : text}</span>
  );
}

function absence({ kind, value, source }: InputParameter): string | null {
  if (kind === 'secret') return `Read by the server${source ? ` from ${source}` : ''}`;
  return value === undefined ? (kind === 'derived' ? 'Taken while the run goes on' : 'Not set') : null;
}
