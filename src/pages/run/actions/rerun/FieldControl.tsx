import { useState } from 'react';
import { MASK, redactDeep } from '~/model/redact';
import { Button } from '~/ui/Button';
import { IconButton } from '~/ui/IconButton';
import { Select } from '~/ui/Select';
import { TextArea } from '~/ui/TextArea';
import { TextField } from '~/ui/TextField';
import { wasWords, type Field } from './field';
import css from './Fields.module.css';
import { LargeText, TOO_LARGE } from './LargeText';
import { PairsField } from './PairsField';
import { ProxyField } from './ProxyField';
import { writeValue, type ValueType } from './typedValue';
import type { RerunForm } from './useRerunForm';

export interface FieldControlProps {
  field: Field;
  form: RerunForm;
}

/** One line high, and its digits or letters are a machine's. */
const MONO: ReadonlySet<ValueType> = new Set([
  'address',
  'file',
  'id',
  'credential',
  'json',
  'object',
  'texts',
]);
const AREAS: ReadonlySet<ValueType> = new Set(['prose', 'json', 'object', 'texts']);
const NUMBERS: ReadonlySet<ValueType> = new Set(['integer', 'count', 'natural', 'float']);

/** The control that a field's type asks for, with its error, its old value and the way back. */
export function FieldControl({ field, form }: FieldControlProps) {
  const { type, choices, placeholder } = field;
  const { text, error, changed } = form.stateOf(field);
  const [revealed, setRevealed] = useState(field.original === undefined);
  const frame = {
    label: field.label,
    monoLabel: field.machineName,
    kind: field.kind,
    hint: field.hint,
    error,
    was: changed ? wasWords(field) : null,
    onUndo: () => form.undo(field),
  };
  const onChange = (typed: string) => form.setText(field, typed);
  const mono = MONO.has(type);
  if (type === 'headers' || type === 'labels')
    return <PairsField frame={frame} field={field} text={text} onChange={onChange} />;
  const hidden = field.secret && !revealed;
  if (hidden && (AREAS.has(type) || type === 'proxy'))
    return <HiddenText frame={frame} field={field} onReveal={() => setRevealed(true)} />;
  if (type === 'proxy') return <ProxyField frame={frame} text={text} onChange={onChange} />;
  if (choices.length > 0)
    return <Select {...frame} options={choices} value={text} onChange={onChange} mono={mono} />;
  // By what it was: a field must not change its kind under the hands that type in it.
  if (AREAS.has(type) && field.initial.length > TOO_LARGE)
    return <LargeText frame={frame} text={text} onChange={onChange} />;
  if (AREAS.has(type))
    return (
      <TextArea
        {...frame}
        mono={mono}
        rows={type === 'prose' ? 3 : text.includes('\n') ? 5 : 1}
        placeholder={placeholder ?? undefined}
        value={text}
        onChange={onChange}
      />
    );
  const line = (
    <TextField
      {...frame}
      mono={mono}
      inputMode={NUMBERS.has(type) ? 'decimal' : type === 'address' || type === 'file' ? 'url' : 'text'}
      type={hidden ? 'password' : 'text'}
      placeholder={placeholder ?? undefined}
      value={text}
      onChange={onChange}
    />
  );
  if (!field.secret) return line;
  return (
    <div className={css.secret}>
      {line}
      <IconButton
        icon={hidden ? 'eye' : 'eye-off'}
        label={`${hidden ? 'Reveal' : 'Hide'} ${field.label}`}
        onClick={() => setRevealed(hidden)}
      />
    </div>
  );
}

type Frame = Parameters<typeof LargeText>[0]['frame'];

/** A long value with something secret inside: masked and not to be edited until it is revealed. */
function HiddenText({ frame, field, onReveal }: { frame: Frame; field: Field; onReveal: () => void }) {
  const masked = redactDeep({ [field.path.at(-1) ?? '']: field.original }) as Record<string, unknown>;
  const text = Object.values(masked).map((value) =>
    value === MASK ? MASK : writeValue(field.type, value),
  )[0];
  return (
    <div className={css.stack}>
      <TextArea {...frame} mono readOnly rows={1} value={text ?? MASK} onChange={() => undefined} />
      <Button size="small" icon="eye" aria-label={`Reveal to edit ${field.label}`} onClick={onReveal}>
        Reveal to edit
      </Button>
    </div>
  );
}
