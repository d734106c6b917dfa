import type { ClipboardEvent, KeyboardEvent, Ref } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { statusWords } from '~/model/run/statusWords';
import { humanise } from '~/model/timeline/humanise';
import { Button } from '~/ui/Button';
import { Menu, type MenuItem } from '~/ui/Menu';
import { SearchBox } from '~/ui/SearchBox';
import { Toggle } from '~/ui/Toggle';
import { TRIGGERS, triggerWords } from '../words';
import css from './HistoryBar.module.css';
import { pastedRunId } from './pastedRunId';
import { SHORTEST_SEARCH, type ListState } from './listState';

const STATUSES = [
  'created',
  'queued',
  'running',
  'paused',
  'completed',
  'failed',
  'terminated',
  'timed_out',
  'canceled',
] as const;

/** Pause in typing, in milliseconds, after which the server is asked. */
const REST_MS = 300;

interface HistoryBarProps {
  state: ListState;
  change: (patch: Partial<ListState>, how?: 'choice' | 'typing') => void;
  searchRef: Ref<HTMLInputElement>;
}

/** Title, search and filters of the list; what is chosen stands beside them and goes away with a click. */
export function HistoryBar({ state, change, searchRef }: HistoryBarProps) {
  const chosen = [
    ...state.statuses.map((status) => ({
      kind: 'statuses' as const,
      value: status,
      word: statusWords(status).word,
    })),
    ...state.triggers.map((trigger) => ({
      kind: 'triggers' as const,
      value: trigger,
      word: triggerWords(trigger).word,
    })),
  ];
  const flip = (kind: 'statuses' | 'triggers', value: string) => {
    const has = state[kind].includes(value);
    change({ [kind]: has ? state[kind].filter((one) => one !== value) : [...state[kind], value] });
  };
  return (
    <div className={css.bar}>
      <h1 className={css.title}>Runs</h1>
      <RunSearch state={state} change={change} searchRef={searchRef} />
      <Filter
        label="Status"
        of={STATUSES}
        chosen={state.statuses}
        word={(one) => statusWords(one).word}
        flip={(one) => flip('statuses', one)}
      />
      <Filter
        label="Trigger"
        note="This page only"
        of={TRIGGERS}
        chosen={state.triggers}
        word={(one) => triggerWords(one).word}
        flip={(one) => flip('triggers', one)}
      />
      {chosen.map(({ kind, value, word }) => (
        <Toggle
          key={`${kind} ${value}`}
          pressed
          icon="x"
          aria-label={`${word}: remove this filter`}
          onChange={() => flip(kind, value)}
        >
          {word}
        </Toggle>
      ))}
      <p className={css.hint}>Paste any run id to open it</p>
    </div>
  );
}

interface FilterProps {
  label: string;
  /** What the filter cannot do, at the head of its menu. */
  note?: string;
  of: readonly string[];
  chosen: readonly string[];
  word: (value: string) => string;
  flip: (value: string) => void;
}

function Filter({ label, note, of, chosen, word, flip }: FilterProps) {
  // A value from the address that no menu of ours knows can be taken away like any other.
  const values = [...of, ...chosen.filter((value) => !of.includes(value))];
  const items: MenuItem[] = [
    ...(note ? [{ kind: 'heading' as const, label: note }] : []),
    ...values.map((value) => ({
      kind: 'checkbox' as const,
      label: word(value) || humanise(value),
      checked: chosen.includes(value),
      onChange: () => flip(value),
    })),
  ];
  return (
    <Menu
      label={label}
      items={items}
      trigger={(props) => (
        <Button
          {...props}
          className={css.filter}
          iconEnd="chevron-down"
          data-chosen={chosen.length > 0 || undefined}
        >
          {label}
        </Button>
      )}
    />
  );
}

function RunSearch({ state, change, searchRef }: HistoryBarProps) {
  const navigate = useNavigate();
  const [text, setText] = useState(state.search);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Back, Forward and a cleared filter change the address from outside; what is typed meanwhile is newer.
  const [known, setKnown] = useState(state.search);
  if (known !== state.search) {
    setKnown(state.search);
    setText(state.search);
  }
  const ask = (search: string) => {
    clearTimeout(timer.current);
    setKnown(search);
    change({ search }, 'typing');
  };
  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    if (next === '') ask('');
    else timer.current = setTimeout(() => ask(next), REST_MS);
  };
  const keys = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const id = pastedRunId(text);
    if (id) void navigate(`/runs/${id}`);
    else ask(text);
  };
  const paste = (event: ClipboardEvent) => {
    const id = pastedRunId(event.clipboardData.getData('text'));
    if (!id || text.trim()) return;
    event.preventDefault();
    void navigate(`/runs/${id}`);
  };
  const short = text.trim().length > 0 && text.trim().length < SHORTEST_SEARCH;
  return (
    <div className={css.search} onPaste={paste}>
      <SearchBox
        label="Search runs"
        placeholder="Search by run ID or parameter value"
        size="page"
        hint="/"
        value={text}
        onChange={type}
        onKeyDown={keys}
        inputRef={searchRef}
        count={short ? `from ${SHORTEST_SEARCH} characters` : null}
      />
    </div>
  );
}
