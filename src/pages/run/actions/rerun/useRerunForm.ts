import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { conflictsOf } from './conflicts';
import { draftsOf } from './drafts';
import { checkField, type Checked, type Field } from './field';

/** A field as it stands. */
export interface FieldState extends Checked {
  text: string;
  /** What to enter, by the page or by the server. */
  error: string | null;
}

export interface RerunForm {
  stateOf: (field: Field) => FieldState;
  setText: (field: Field, text: string) => void;
  undo: (field: Field) => void;
  values: ReadonlyMap<string, unknown>;
  changes: number;
  /** Fields that cannot be sent as they stand; what the server said does not count, it may be tried again. */
  wrong: readonly Field[];
  /** There are changes from when the form was open before. */
  fromBefore: boolean;
  /** Takes every change back. */
  startOver: () => void;
  /** Puts what the server says about fields under them, until they are changed. */
  setServerWords: (words: ReadonlyMap<string, string>) => void;
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** A large text is read once, not again with every key that is pressed in another field. */
const read = new WeakMap<Field, { text: string; checked: Checked }>();

function checkOnce(field: Field, text: string): Checked {
  const last = read.get(field);
  if (last?.text === text) return last.checked;
  const checked = checkField(field, text);
  read.set(field, { text, checked });
  return checked;
}

/**
 * What the reader has typed into a form. Only touched fields are kept, by id: answers that come while the form is open
 * take nothing away, and what is not sent stands there again when the form is next opened. `complete`: fields that need
 * a value must have one.
 */
export function useRerunForm(
  runId: string,
  fields: readonly Field[],
  isTask: boolean,
  complete: boolean,
): RerunForm {
  const drafts = draftsOf(useQueryClient());
  const [before] = useState(() => drafts.get(runId) ?? NOTHING);
  const [texts, setTexts] = useState(before);
  const [serverWords, setServerWords] = useState(NOTHING);

  const form = useMemo(() => {
    const checked = new Map<string, Checked>();
    for (const field of fields) checked.set(field.id, checkOnce(field, texts.get(field.id) ?? field.initial));
    const values = new Map([...checked].map(([id, { value }]) => [id, value]));
    const changes = [...checked.values()].filter(({ changed }) => changed).length;
    // An unchanged run is repeated by the server, which takes its own values back.
    const strict = complete || changes > 0;
    const conflicts = strict ? conflictsOf(values, isTask) : NOTHING;
    const errorOf = ({ id, needed }: Field): string | null => {
      const { wrong = null, value } = checked.get(id) ?? {};
      const empty = value === undefined || (value === '' && !id.includes('.'));
      return wrong ?? conflicts.get(id) ?? (strict && needed && empty ? needed : null);
    };
    return { checked, values, changes, errorOf, wrong: fields.filter((field) => errorOf(field) !== null) };
  }, [fields, texts, isTask, complete]);

  useEffect(() => void drafts.set(runId, texts), [drafts, runId, texts]);
  const setText = useCallback((field: Field, text: string) => {
    setTexts((now) => new Map(now).set(field.id, text));
    setServerWords((now) => without(now, field.id));
  }, []);
  const undo = useCallback((field: Field) => {
    setTexts((now) => without(now, field.id));
    setServerWords((now) => without(now, field.id));
  }, []);

  const startOver = useCallback(() => {
    setTexts(NOTHING);
    setServerWords(NOTHING);
  }, []);

  return {
    ...form,
    fromBefore: form.changes > 0 && before.size > 0,
    startOver,
    stateOf: (field) => ({
      ...(form.checked.get(field.id) ?? { value: undefined, wrong: null, changed: false }),
      text: texts.get(field.id) ?? field.initial,
      error: form.errorOf(field) ?? serverWords.get(field.id) ?? null,
    }),
    setText,
    undo,
    setServerWords,
  };
}

function without(map: ReadonlyMap<string, string>, id: string): ReadonlyMap<string, string> {
  if (!map.has(id)) return map;
  const next = new Map(map);
  next.delete(id);
  return next;
}
