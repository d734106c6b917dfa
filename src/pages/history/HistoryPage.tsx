import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { isTyping, useShortcuts } from '../shortcuts';
import { useArrival } from '../useArrival';
import { pastedRunId } from './pastedRunId';
import { HistoryBar } from './HistoryBar';
import css from './HistoryPage.module.css';
import { readListState, writeListState, type ListState } from './listState';
import { RunList } from './RunList';
import { TopBar } from './TopBar';

/** The runs of the connected server, newest first; what is searched, filtered and paged stands in the address. */
export function HistoryPage() {
  const [params, setParams] = useSearchParams();
  const state = readListState(params);
  const search = useRef<HTMLInputElement>(null);
  const start = useArrival<HTMLElement>();
  const [healthy, setHealthy] = useState<boolean | null>(null);
  const navigate = useNavigate();

  /** A change of what is asked starts at its first page; typing replaces the history entry, a choice adds one. */
  const change = (patch: Partial<ListState>, how: 'choice' | 'typing' = 'choice') => {
    const next = { ...state, ...('page' in patch ? {} : { page: 1 }), ...patch };
    setParams(writeListState(next), { replace: how === 'typing', preventScrollReset: true });
  };

  useEffect(() => {
    document.title = 'Runs · Rundown';
  }, []);
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const id = pastedRunId(event.clipboardData?.getData('text') ?? '');
      if (!id || isTyping(event.target)) return;
      event.preventDefault();
      void navigate(`/runs/${id}`);
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [navigate]);
  useShortcuts('Runs', [{ keys: '/', says: 'Search runs', run: () => search.current?.focus() }]);

  return (
    <div className={css.page}>
      <TopBar healthy={healthy} />
      <main ref={start} tabIndex={-1} className={css.main}>
        <HistoryBar state={state} change={change} searchRef={search} />
        <RunList state={state} change={change} onAnswer={setHealthy} />
      </main>
    </div>
  );
}
