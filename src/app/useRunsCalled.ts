import { useEffect, useMemo, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';
import { useRunList } from '~/api/runList';
import { statusWords } from '~/model/run/statusWords';
import type { Command } from '~/pages/commands';
import { pastedRunId } from '~/pages/history/pastedRunId';

/** Typing pauses so long before the server is asked. */
const REST_MS = 250;
/** The server refuses a shorter search. */
const SHORTEST = 3;
const MOST = 8;

/** Runs by what was typed: the id itself, and what the server finds for it. */
export function useRunsCalled(typed: string): readonly Command[] {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const text = typed.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.length < SHORTEST ? '' : text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useRunList(asked ? { page: 1, pageSize: MOST, search: asked } : null);
  return useMemo(() => {
    const open = (id: string) => void navigate(`/runs/${encodeURIComponent(id)}`);
    const command = (id: string, label: string, note: string): Command => ({
      id: `run-${id}`,
      group: 'Runs',
      label,
      note,
      icon: 'arrow-right',
      run: () => open(id),
    });
    const pasted = pastedRunId(text);
    const rows = asked && asked === text ? (data ?? []) : [];
    const found = rows
      .filter(({ run_id: id }) => id !== pasted && !pathname.startsWith(`/runs/${id}/`))
      .map(({ run_id: id, title, status }) =>
        command(id, title ?? id, `${title ? `${id} · ` : ''}${statusWords(status).word}`),
      );
    return pasted ? [command(pasted, `Open ${pasted}`, ''), ...found] : found;
  }, [asked, text, data, navigate, pathname]);
}
