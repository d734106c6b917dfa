import { useSyncExternalStore } from 'react';

/** What only this reader wants; kept in `localStorage`, never in the address. Sizes are CSS pixels. */
export interface Preferences {
  theme: 'system' | 'dark' | 'light';
  /** `auto`: comfortable, compact in runs over 2,000 items. */
  density: 'auto' | 'comfortable' | 'compact';
  order: 'oldest' | 'newest';
  timelineWidth: number | null;
  timelineFolded: boolean;
  outcomeFolded: boolean;
  detailsHeight: number | null;
  detailsFolded: boolean;
  /** Single-letter keys (WCAG 2.1.4 asks for a way to switch them off). */
  letterKeys: boolean;
  wrapJson: boolean;
  wrapCode: boolean;
}

const DEFAULTS: Preferences = {
  theme: 'system',
  density: 'auto',
  order: 'oldest',
  timelineWidth: null,
  timelineFolded: false,
  outcomeFolded: false,
  detailsHeight: null,
  detailsFolded: false,
  letterKeys: true,
  wrapJson: false,
  wrapCode: false,
};

const KEY = 'rundown:preferences';
const listeners = new Set<() => void>();
let current: Preferences = read();

function read(): Preferences {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return stored && typeof stored === 'object' ? { ...DEFAULTS, ...stored } : DEFAULTS;
  } catch {
    // A full, blocked or damaged store costs the reader's choices, never the page.
    return DEFAULTS;
  }
}

/** Changes some preferences for every place that shows them, and remembers them where the browser allows it. */
export function setPreferences(patch: Partial<Preferences>): void {
  current = { ...current, ...patch };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // Remembered for this page only.
  }
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  const fromOtherTab = (event: StorageEvent) => {
    if (event.key !== KEY) return;
    current = read();
    listener();
  };
  window.addEventListener('storage', fromOtherTab);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', fromOtherTab);
  };
};

export const getPreferences = (): Preferences => current;

/** The reader's preferences and the setter; follows changes made in other tabs. */
export function usePreferences(): [Preferences, typeof setPreferences] {
  return [useSyncExternalStore(subscribe, getPreferences, getPreferences), setPreferences];
}

/**
 * A small value remembered under its own key (folds of one run, a marked cause …); `fallback` where nothing readable
 * is stored. `read` narrows what was stored, since anybody may have written it.
 */
export function loadKept<T>(key: string, read: (stored: unknown) => T | null, fallback: T): T {
  try {
    const text = localStorage.getItem(`rundown:${key}`);
    return text === null ? fallback : (read(JSON.parse(text)) ?? fallback);
  } catch {
    return fallback;
  }
}

/** Remembers a small value; null forgets it. Does nothing where the browser refuses. */
export function keep(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(`rundown:${key}`);
    else localStorage.setItem(`rundown:${key}`, JSON.stringify(value));
  } catch {
    // Kept for this page only, by the caller's own state.
  }
}
