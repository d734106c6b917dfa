import type { QueryClient } from '@tanstack/react-query';

/** What the reader typed into the fields of a form, by their ids. */
export type Draft = ReadonlyMap<string, string>;

const drafts = new WeakMap<QueryClient, Map<string, Draft>>();

/**
 * What was typed into the forms of runs and not sent, by the id of the run: a form that is closed by a slip loses nothing.
 * Kept with the answers and as long as they, in memory alone: what is typed may be a secret.
 */
export function draftsOf(client: QueryClient): Map<string, Draft> {
  let kept = drafts.get(client);
  if (!kept) drafts.set(client, (kept = new Map()));
  return kept;
}
