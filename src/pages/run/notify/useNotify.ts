import { useEffect, useRef } from 'react';
import { statusWords } from '~/model/run/statusWords';
import { useRunTitle } from '../header/useRunTitle';
import { useNeed, type Need } from '../live/useCodeWait';
import { useRunData } from '../workspace/RunContext';
import { useNotifyChoice } from './notifyChoice';
import { notifyEvent, type ToldRun } from './notifyEvent';
import { showNotification } from './permission';

const NEEDS: Record<Need, string> = {
  approval: 'It waits for approval.',
  code: 'It waits for a verification code.',
};

/** Notifies of what becomes of the run, where the reader wants to be told; says nothing of how it was found. */
export function useNotify(): void {
  const { run, final } = useRunData();
  const title = useRunTitle();
  const need = useNeed();
  const choice = useNotifyChoice();
  const { status, run_id } = run;
  const before = useRef<ToldRun | null>(null);
  useEffect(() => {
    const now: ToldRun = { status, final, need: need && NEEDS[need] };
    const last = before.current;
    before.current = now;
    const words = statusWords(status);
    const event = last && notifyEvent(last, now, words);
    if (!event || !choice[event.kind]) return;
    showNotification(`${event.word} · ${title}`, {
      body: `${event.sentence}\n${run_id}`,
      tag: run_id,
      icon: `/icons/${event.kind === 'needsMe' ? 'hold' : words.tone}.svg`,
    });
  }, [status, final, need, choice, title, run_id]);
}
