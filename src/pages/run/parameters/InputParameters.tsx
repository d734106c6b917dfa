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
          mark={
            input.isDefault ? (
              <Chip look="outline">default</Chip>
            ) : input.kind === 'derived' ? (
              <Chip look="outline">from {input.source ?? 'another parameter'}</Chip>
            ) : null
          }
        />
      ))}
    </section>
  );
}

function absence({ kind, value, source }: InputParameter): string | null {
  if (kind === 'secret') return `Read by the server${source ? ` from ${source}` : ''}`;
  return value === undefined ? (kind === 'derived' ? 'Taken while the run goes on' : 'Not set') : null;
}
