import { useCallback, useSyncExternalStore } from 'react';
import { keep, loadKept } from '~/pages/preferences';

/** What the reader folded and unfolded in one run. Items in neither list are as `base` says. */
export interface ReaderFolds {
  /** `default`: folded but for the chain to what the run opens on. */
  base: 'default' | 'open' | 'folded';
  /** Ids; the most recent last. */
  open: readonly string[];
  folded: readonly string[];
}

/** Choices remembered one by one: more than a person makes, less than fills the browser's store. */
const MOST = 400;

export const NO_FOLDS: ReaderFolds = { base: 'default', open: [], folded: [] };

/** The folds after the reader folded (or unfolded) some items. */
export function withFolds(folds: ReaderFolds, ids: readonly string[], fold: boolean): ReaderFolds {
  const changed = new Set(ids);
  const others = (list: readonly string[]) => list.filter((id) => !changed.has(id));
  const added = (list: readonly string[]) => [...others(list), ...ids].slice(-MOST);
  return fold
    ? { ...folds, open: others(folds.open), folded: added(folds.folded) }
    : { ...folds, open: added(folds.open), folded: others(folds.folded) };
}

/** Everything folded or unfolded at once: single choices made before no longer count. */
export const allFolds = (fold: boolean): ReaderFolds => ({
  base: fold ? 'folded' : 'open',
  open: [],
  folded: [],
});

/** Folds as stored, else null: anybody may have written the store. */
export function readFolds(stored: unknown): ReaderFolds | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { base, open, folded } = stored as Record<string, unknown>;
  if (base !== 'default' && base !== 'open' && base !== 'folded') return null;
  return { base, open: texts(open), folded: texts(folded) };
}

const texts = (list: unknown): string[] =>
  Array.isArray(list) ? list.filter((item): item is string => typeof item === 'string').slice(-MOST) : [];

const current = new Map<string, ReaderFolds>();
const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

function foldsOf(runId: string): ReaderFolds {
  let folds = current.get(runId);
  if (!folds) {
    folds = loadKept(`folds:${runId}`, readFolds, NO_FOLDS);
    current.set(runId, folds);
  }
  return folds;
}

/** The reader's folds of a run, remembered in this browser, and their setter: the tree and its bar share them. */
export function useReaderFolds(runId: string): [ReaderFolds, (folds: ReaderFolds) => void] {
  const get = () => foldsOf(runId);
  const folds = useSyncExternalStore(subscribe, get, get);
  const set = useCallback(
    (next: ReaderFolds) => {
      current.set(runId, next);
      keep(`folds:${runId}`, next);
      for (const listener of listeners) listener();
    },
    [runId],
  );
  return [folds, set];
}
