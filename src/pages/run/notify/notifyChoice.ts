import { useSyncExternalStore } from 'react';
import { keep, loadKept } from '../../preferences';
import type { NotifyChoice } from './notifyEvent';

const KEY = 'notify';
const NOTHING: NotifyChoice = { finishes: false, fails: false, needsMe: false };

const read = (stored: unknown): NotifyChoice | null => {
  if (typeof stored !== 'object' || stored === null) return null;
  const { finishes, fails, needsMe } = stored as Record<string, unknown>;
  return { finishes: finishes === true, fails: fails === true, needsMe: needsMe === true };
};

let choice: NotifyChoice | null = null;
const listeners = new Set<() => void>();

const get = (): NotifyChoice => (choice ??= loadKept(KEY, read, NOTHING));

const tell = () => {
  for (const listener of listeners) listener();
};

/** Another tab of this page chose. */
const onStorage = (event: StorageEvent) => {
  if (event.key !== `rundown:${KEY}`) return;
  choice = null;
  tell();
};

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    // While nobody listened another tab may have chosen.
    choice = loadKept(KEY, read, get());
    window.addEventListener('storage', onStorage);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener('storage', onStorage);
  };
}

/** What the reader wants to be told of any run, remembered by this browser; nothing at first. */
export const useNotifyChoice = (): NotifyChoice => useSyncExternalStore(subscribe, get, get);

export function setNotifyChoice(patch: Partial<NotifyChoice>): void {
  choice = { ...get(), ...patch };
  keep(KEY, choice);
  tell();
}
