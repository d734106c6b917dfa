import { useSyncExternalStore } from 'react';
import * as z from 'zod/mini';
import { flag, optional, tolerant, words } from '~/skyvern/fields';
import { getConfig } from './config';

/** An OpenAI-compatible endpoint that explains generated code. */
export interface Assistant {
  url: string;
  key: string | null;
  model: string;
}

/** The server that this page talks to, as the reader set it over what the configuration says. */
export interface Connection {
  /** Prefix of API addresses without a trailing slash; empty: this origin. */
  apiBase: string;
  /** Sent as `x-api-key`; null: whoever serves the page adds it, or the server asks for none. */
  apiKey: string | null;
  /** Origin of Skyvern's own web UI; null: the one that runs name. */
  appUrl: string | null;
  assistant: Assistant | null;
  /** Kept after the tab is closed; else in this tab's session only. */
  remember: boolean;
}

/** What the reader set; null: as configured. */
const Stored = z.looseObject(
  tolerant({
    apiBase: words,
    apiKey: words,
    appUrl: words,
    remember: flag,
    assistant: optional(z.object({ url: z.string(), key: words, model: z.string() })),
  }),
);
type Stored = z.output<typeof Stored>;

const STORAGE_NAME = 'rundown.connection';
const NOTHING_SET = Stored.parse({});

let stored: Stored | null = null;
let current: Connection | null = null;
/** What a change was about. */
interface ConnectionChange {
  /** Another server is asked from now on, or with another key: what was answered before is not its word. */
  server: boolean;
}

const listeners = new Set<(change: ConnectionChange) => void>();

/** The connection in force. */
export function getConnection(): Connection {
  return (current ??= over(getConfig(), (stored ??= load())));
}

function over(config: { apiBase: string; appUrl: string | null }, set: Stored): Connection {
  return {
    apiBase: set.apiBase ?? config.apiBase,
    apiKey: set.apiKey,
    appUrl: set.appUrl ?? config.appUrl,
    assistant: set.assistant,
    remember: set.remember,
  };
}

/**
 * Changes the connection and keeps it: in this tab's session, or, with `remember`, until it is changed.
 * An empty `apiBase` or `appUrl` goes back to what is configured. Everyone who asked is told at once.
 */
export function setConnection(patch: Partial<Connection>): void {
  const before = (stored ??= load());
  const next: Stored = { ...before };
  if (patch.apiBase !== undefined) next.apiBase = normalBase(patch.apiBase) || null;
  if (patch.apiKey !== undefined) next.apiKey = patch.apiKey?.trim() || null;
  if (patch.appUrl !== undefined) next.appUrl = patch.appUrl?.trim().replace(/\/+$/, '') || null;
  if (patch.assistant !== undefined) next.assistant = patch.assistant;
  if (patch.remember !== undefined) next.remember = patch.remember;
  stored = next;
  current = null;
  save(next);
  tell({ server: next.apiBase !== before.apiBase || next.apiKey !== before.apiKey });
}

/** Forgets what the reader set, key included. */
export function forgetConnection(): void {
  stored = NOTHING_SET;
  current = null;
  save(null);
  tell({ server: true });
}

function tell(change: ConnectionChange): void {
  for (const listener of listeners) listener(change);
}

/** A server address as a reader may write it, without the API prefix that Skyvern's documentation puts at its end. */
export const normalBase = (text: string): string =>
  text
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/(?:api\/)?v1$|\/api$/, '')
    .replace(/\/+$/, '');

/** Calls `listener` after each change; gives back how to stop. */
export function onConnectionChange(listener: (change: ConnectionChange) => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** The connection in force; renders again when it changes. */
export const useConnection = (): Connection => useSyncExternalStore(onConnectionChange, getConnection);

/** A text without the reader's keys, for everything that is shown, logged or copied. */
export function withoutKeys(text: string): string {
  const { apiKey, assistant } = getConnection();
  let clean = text;
  for (const key of [apiKey, assistant?.key]) if (key) clean = clean.replaceAll(key, '•••');
  return clean;
}

function load(): Stored {
  for (const storage of storages()) {
    try {
      const text = storage.getItem(STORAGE_NAME);
      if (text) {
        const read = Stored.safeParse(JSON.parse(text));
        if (read.success) return read.data;
      }
    } catch {
      // Storage that is closed, or holds something else, is the same as none.
    }
  }
  return NOTHING_SET;
}

function save(value: Stored | null): void {
  const [session, local] = storages();
  const keep = value?.remember ? local : session;
  for (const storage of [session, local]) {
    try {
      if (value && storage === keep) storage?.setItem(STORAGE_NAME, JSON.stringify(value));
      else storage?.removeItem(STORAGE_NAME);
    } catch {
      // A full or closed storage loses the setting at the end of the session, and nothing else.
    }
  }
}

function storages(): [Storage, Storage] | [] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    return [];
  }
}
