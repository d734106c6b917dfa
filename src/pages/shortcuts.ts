import { useEffect, useRef, useSyncExternalStore } from 'react';
import { getPreferences } from './preferences';

/** One key and what it does. The help page and the palette are made from these. */
export interface Binding {
  /** `j`, `?`, `[`, `Escape`, `ArrowLeft`; `mod+k` is Ctrl or ⌘ with k. */
  keys: string;
  /** In words, for the help page: “Next item”. */
  says: string;
  run: (event: KeyboardEvent) => void;
  /** Whether it applies now; without it always. */
  when?: () => boolean;
}

export interface Scope {
  name: string;
  bindings: readonly Binding[];
}

/** A key pressed before what it means was loaded still counts for so long. */
const EARLY_MS = 2_000;

let scopes: readonly Scope[] = [];
const listeners = new Set<() => void>();
let early: readonly { event: KeyboardEvent; at: number }[] = [];
let keepsEarly = false;

function setScopes(next: readonly Scope[]) {
  scopes = next;
  for (const listener of listeners) listener();
}

/**
 * Hears keys from now on. What is pressed in the first moments, before the page's keys are loaded, is done when they
 * are; call it once, as the page starts.
 */
export function hearEarlyKeys(): void {
  window.addEventListener('keydown', onKeyDown);
  keepsEarly = true;
}

/** Does what was pressed too early and is bound now. The first keys to be bound are soon followed by all others. */
function makeUpForEarlyKeys() {
  if (scopes.length === 1) setTimeout(() => (keepsEarly = false), EARLY_MS);
  const pressed = early.filter(({ at }) => performance.now() - at < EARLY_MS);
  early = [];
  for (const { event } of pressed) onKeyDown(event);
}

/** `mod+k`, `j`, `?` …: the name under which a key press is bound; null for a bare modifier. */
export function keyName(event: KeyboardEvent): string | null {
  if (event.key === 'Control' || event.key === 'Meta' || event.key === 'Shift' || event.key === 'Alt')
    return null;
  if (event.altKey) return null;
  const mod = event.ctrlKey || event.metaKey ? 'mod+' : '';
  return mod + (mod ? event.key.toLowerCase() : event.key);
}

/** Whether letters typed there are text: a field, a select, an editable element. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !/^(?:checkbox|radio|range|button|submit)$/.test(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented) return;
  const name = keyName(event);
  if (!name) return;
  const letter = name.length === 1;
  if (letter && (isTyping(event.target) || !getPreferences().letterKeys)) return;
  // A dialog or the player owns the keyboard while it has the focus.
  const owner =
    event.target instanceof Element ? event.target.closest('dialog[open], [data-own-keys]') : null;
  if (owner) return;
  for (const scope of scopes.toReversed()) {
    const binding = scope.bindings.find((one) => one.keys === name && (one.when?.() ?? true));
    if (!binding) continue;
    event.preventDefault();
    binding.run(event);
    return;
  }
  // What has the focus does something of its own with Enter, space and arrows: then the press is not the page's.
  const ofPage = letter ? name !== ' ' : event.target === document.body;
  if (keepsEarly && ofPage) early = [...early.slice(-9), { event, at: performance.now() }];
}

/**
 * Binds keys while the component is mounted. Later scopes win over earlier ones. A single letter is never taken from a
 * field, a dialog, or an element marked `data-own-keys`, and does nothing while letter keys are switched off.
 */
export function useShortcuts(name: string, bindings: readonly Binding[]): void {
  const latest = useRef(bindings);
  useEffect(() => {
    latest.current = bindings;
  });
  const shape = bindings.map((binding) => `${binding.keys} ${binding.says}`).join('\n');
  useEffect(() => {
    const scope: Scope = {
      name,
      bindings: latest.current.map((binding, at) => ({
        keys: binding.keys,
        says: binding.says,
        run: (event) => latest.current[at]?.run(event),
        when: () => latest.current[at]?.when?.() ?? true,
      })),
    };
    if (scopes.length === 0) window.addEventListener('keydown', onKeyDown);
    setScopes([...scopes, scope]);
    makeUpForEarlyKeys();
    return () => {
      setScopes(scopes.filter((other) => other !== scope));
      if (scopes.length === 0) window.removeEventListener('keydown', onKeyDown);
    };
    // The functions are read through the ref; only a change of keys or words makes a new scope.
  }, [name, shape]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Every key bound now, by scope: what the help page shows and the palette offers. */
export const useBoundKeys = (): readonly Scope[] =>
  useSyncExternalStore(
    subscribe,
    () => scopes,
    () => scopes,
  );
