import { useEffect } from 'react';
import { statusWords } from '~/model/run/statusWords';
import type { Tone } from '~/ui/Badge';

/** How a status stands before the title in the browser's tab, where there is no colour. */
const MARKS: Record<Tone, string> = {
  ok: '✓',
  bad: '✕',
  warn: '!',
  late: '⏱',
  run: '▶',
  hold: '⏸',
  idle: '○',
};

/** Names the browser's tab after the run and gives it the colour of its status, for as long as the run is shown. */
export function useTabMark(status: string, title: string, runId: string): void {
  useEffect(() => {
    const { tone } = statusWords(status);
    document.title = `${MARKS[tone]} ${title} · ${runId} · Rundown`;
    setFavicon(tone);
  }, [status, title, runId]);
  useEffect(() => () => setFavicon('idle'), []);
}

function setFavicon(tone: Tone): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  const address = `/icons/${tone}.svg`;
  if (link && link.getAttribute('href') !== address) link.setAttribute('href', address);
}
