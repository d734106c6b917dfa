import { useState } from 'react';
import { isSecretName } from '~/model/redact';
import { Button } from '~/ui/Button';
import { Field as Frame, type FieldFrame } from '~/ui/Field';
import { IconButton } from '~/ui/IconButton';
import { TextField } from '~/ui/TextField';
import type { Field } from './field';
import css from './Fields.module.css';
import { draftOfPairs, pairsOf, type Pair } from './pairs';

interface PairsFieldProps {
  frame: FieldFrame;
  field: Field;
  text: string;
  onChange: (text: string) => void;
}

/** Headers or tags as rows of a name and a value; values under secret names are hidden until they are revealed. */
export function PairsField({ frame, field, text, onChange }: PairsFieldProps) {
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const pairs = pairsOf(text);
  const given = new Set(pairsOf(field.initial).map(([name]) => name));
  const what = field.type === 'headers' ? 'header' : 'tag';
  const put = (rows: readonly Pair[]) => onChange(draftOfPairs(rows));
  const change = (at: number, pair: Pair) => put(pairs.map((row, index) => (index === at ? pair : row)));
  const missing = field.maskedNames.filter((name) => !pairs.some(([given]) => given === name));
  return (
    <Frame frame={frame}>
      {({ id, 'aria-describedby': describedBy }) => (
        <div
          id={id}
          role="group"
          aria-label={frame.label}
          aria-describedby={describedBy}
          data-wrong={Boolean(frame.error) || undefined}
          className={css.stack}
        >
          {pairs.map((pair, at) => (
            <PairRow
              // Rows have no identity of their own: what is typed is all there is of them.
              // oxlint-disable-next-line react/no-array-index-key
              key={at}
              pair={pair}
              what={`${what} ${at + 1} of ${frame.label}`}
              hidden={given.has(pair[0]) && isSecretName(pair[0]) ? !revealed.has(pair[0]) : null}
              onReveal={() => setRevealed((now) => toggled(now, pair[0]))}
              onChange={(next) => change(at, next)}
              onRemove={() => put(pairs.filter((_row, index) => index !== at))}
            />
          ))}
          <div className={css.row}>
            <Button
              size="small"
              icon="plus"
              aria-label={`Add ${what} to ${frame.label}`}
              onClick={() => put([...pairs, ['', '']])}
            >
              Add {what}
            </Button>
            {missing.length > 0 && (
              <Button
                size="small"
                icon="key-round"
                onClick={() => put([...pairs, ...missing.map((name): Pair => [name, ''])])}
              >
                Enter {missing.join(', ')} again
              </Button>
            )}
          </div>
        </div>
      )}
    </Frame>
  );
}

function toggled(names: ReadonlySet<string>, name: string): ReadonlySet<string> {
  const next = new Set(names);
  if (!next.delete(name)) next.add(name);
  return next;
}

interface PairRowProps {
  pair: Pair;
  what: string;
  /** Its value is a secret of the run; null: it is none, or was typed here. */
  hidden: boolean | null;
  onReveal: () => void;
  onChange: (pair: Pair) => void;
  onRemove: () => void;
}

function PairRow({ pair: [name, value], what, hidden, onReveal, onChange, onRemove }: PairRowProps) {
  return (
    <div className={css.pair}>
      <TextField
        label={`Name of ${what}`}
        showLabel={false}
        placeholder="Name"
        mono
        value={name}
        onChange={(typed) => onChange([typed, value])}
      />
      <TextField
        label={`Value of ${what}`}
        showLabel={false}
        placeholder="Value"
        mono
        type={hidden ? 'password' : 'text'}
        value={value}
        onChange={(typed) => onChange([name, typed])}
      />
      {hidden !== null && (
        <IconButton
          icon={hidden ? 'eye' : 'eye-off'}
          label={`${hidden ? 'Reveal' : 'Hide'} ${name}`}
          onClick={onReveal}
        />
      )}
      <IconButton icon="x" label={`Remove ${name || what}`} onClick={onRemove} />
    </div>
  );
}
