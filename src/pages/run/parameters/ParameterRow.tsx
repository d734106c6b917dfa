import { useState, type ReactNode } from 'react';
import { stringifyExact } from '~/json';
import { isSecretName, MASK, redactDeep } from '~/model/redact';
import { CopyButton } from '~/ui/CopyButton';
import { IconButton } from '~/ui/IconButton';
import { ParameterValue } from './ParameterValue';
import css from './Parameters.module.css';

export interface ParameterRowProps {
  /** The key as the server names it. */
  name: string;
  /** Type of an input; nothing for settings. */
  type?: string | null;
  description?: string | null;
  value: unknown;
  /** Words in place of a value: “Not set”, “Not given back by the API”. */
  absent?: string | null;
  /** After the value: a chip that says where it comes from. */
  mark?: ReactNode;
  children?: ReactNode;
}

/** One key and its value; a secret one is masked, here and in what is copied, until it is revealed. */
export function ParameterRow(props: ParameterRowProps) {
  const { name, type, description, value, absent = null, mark, children } = props;
  const [revealed, setRevealed] = useState(false);
  const secret = isSecretName(name) && value !== null && value !== undefined && value !== '';
  const masked = secret && !revealed;
  const copied = () => {
    const safe = revealed ? value : secret ? MASK : redactDeep(value);
    return typeof safe === 'string' ? safe : stringifyExact(safe, 2);
  };
  return (
    <div className={css.row} data-parameter={name}>
      <div className={css.key}>
        <code className={css.name}>{name}</code>
        {description && (
          <span className={css.description} dir="auto">
            {description}
          </span>
        )}
      </div>
      {type !== undefined && <span className={css.type}>{type?.replaceAll('_', ' ') ?? ''}</span>}
      <div className={css.value}>
        {absent !== null ? (
          <span className={css.absent}>{absent}</span>
        ) : masked ? (
          <span className={css.masked}>{MASK}</span>
        ) : (
          (children ?? <ParameterValue value={revealed ? value : redactDeep(value)} />)
        )}
        {mark}
      </div>
      <div className={css.tools}>
        {secret && (
          <IconButton
            icon={revealed ? 'eye-off' : 'eye'}
            label={`${revealed ? 'Mask' : 'Reveal'} ${name}`}
            onClick={() => setRevealed(!revealed)}
          />
        )}
        {absent === null && (
          <CopyButton iconOnly kind="quiet" size="small" label={`Copy ${name}`} text={copied} />
        )}
      </div>
    </div>
  );
}
