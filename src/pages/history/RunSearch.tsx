import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent, type Ref } from 'react';
import { useNavigate } from 'react-router-dom';
import { SearchBox } from '~/ui/SearchBox';
import css from './HistoryBar.module.css';
import { SHORTEST_SEARCH, type ListState } from './listState';
import { pastedRunId } from './pastedRunId';

/** Pause in typing, in milliseconds, after which the server is asked. */
const REST_MS = 300;

export interface RunSearchProps {
  state: ListState;
  change: (patch: Partial<ListState>, how?: 'choice' | 'typing') => void;
  searchRef: Ref<HTMLInputElement>;
}

/** Searches while one types; a whole id opens its run, by Enter or as it is pasted. */
export function RunSearch({ state, change, searchRef }: RunSearchProps) {
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
