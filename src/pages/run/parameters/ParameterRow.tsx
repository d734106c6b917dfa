import { useMemo, useState, type ReactNode } from 'react';
import { stringifyExact } from '~/json';
import { isSecretName, MASK, redactDeep } from '~/model/redact';
import { CopyButton } from '~/ui/CopyButton';
import { IconButton } from '~/ui/IconButton';
import { shortened } from '~/ui/textPortion';
import { ParameterValue } from './ParameterValue';
import css from './Parameters.module.css';

export interface ParameterRowProps {
  /** The key as the server names it. */
  name: string;
  /** Type of an input; null where it is not known, nothing for settings. */
  type?: string | null;
  description?: string | null;
  value: unknown;
  /** Words in place of a value: “Not set”, “Not given back by the API”. */
  absent?: string | null;
  /** After the value: a chip that says where it comes from. */
  mark?: ReactNode;
  /** Takes the whole width under its name: a prompt, code. */
  wide?: boolean;
  /** Another reading of the value that is drawn beside it, and may hold secrets too. */
  beside?: unknown;
  /** Draws the value in place of the usual way; gets it, and what stands beside it, masked until they are revealed. */
  children?: ((shown: unknown, beside: unknown, revealed: boolean) => ReactNode) | undefined;
  /** Something in it is secret that only what draws it can tell. */
  secret?: boolean;
}

/** One key and its value; what is secret in it is masked, here and in what is copied, until it is revealed. */
export function ParameterRow(props: ParameterRowProps) {
  const {
    name,
    type,
    description,
    value,
    absent = null,
    mark,
    wide = false,
    beside,
    secret = false,
    children,
  } = props;
  const [revealed, setRevealed] = useState(false);
  const safe = useMemo(() => masked(name, value), [name, value]);
  const safeBeside = useMemo(() => masked(name, beside), [name, beside]);
  const hides = useMemo(
    () => secret || textOf(safe) !== textOf(value) || textOf(safeBeside) !== textOf(beside),
    [secret, safe, value, safeBeside, beside],
  );
  const shown = revealed ? value : safe;
  return (
    <div className={css.row} data-parameter={name} data-wide={wide || undefined}>
      <div className={css.key}>
        <code className={css.name}>{shortened(name)}</code>
        {type !== undefined && <span className={css.type}>{type?.replaceAll('_', ' ') ?? ''}</span>}
        {description && (
          <span className={css.description} dir="auto">
            {description}
          </span>
        )}
      </div>
      <div className={css.value}>
        {absent !== null ? (
          <span className={css.absent}>{absent}</span>
        ) : shown === MASK ? (
          <span className={css.masked}>{MASK}</span>
        ) : (
          (children?.(shown, revealed ? beside : safeBeside, revealed) ?? (
            <ParameterValue value={shown} name={name} />
          ))
        )}
        {mark && <span className={css.mark}>{mark}</span>}
      </div>
      <div className={css.tools}>
        {hides && absent === null && (
          <IconButton
            icon={revealed ? 'eye-off' : 'eye'}
            label={`${revealed ? 'Mask' : 'Reveal'} ${name}`}
            onClick={() => setRevealed(!revealed)}
          />
        )}
        {absent === null && (
          <span className={css.copy}>
            <CopyButton
              iconOnly
              kind="quiet"
              size="small"
              label={`Copy ${name}`}
              text={() => (typeof shown === 'string' ? shown : stringifyExact(shown, 2))}
            />
          </span>
        )}
      </div>
    </div>
  );
}

/** A value with its secrets masked: all of it under a secret name. */
function masked(name: string, value: unknown): unknown {
  if (value === null || value === undefined || value === '' || typeof value === 'boolean') return value;
  return isSecretName(name) ? MASK : redactDeep(value);
}

const textOf = (value: unknown): string =>
  value === undefined ? '' : typeof value === 'string' ? value : stringifyExact(value);
