import { statusWords } from '~/model/run/statusWords';
import { Toggle } from '~/ui/Toggle';
import { TRIGGERS, triggerWords } from '../runWords';
import { Filter } from './Filter';
import css from './HistoryBar.module.css';
import { RunSearch, type RunSearchProps } from './RunSearch';

/** Statuses of a run, in the order of its life. */
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

/** Title, search and filters of the list; what is chosen stands beside them and goes away with a click. */
export function HistoryBar({ state, change, searchRef }: RunSearchProps) {
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
