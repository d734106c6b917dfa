/** The quick filters beside the search; several kinds of rows add up, `failed` narrows them. */
const SHOWS = ['failed', 'actions', 'thoughts', 'blocks'] as const;
export type Show = (typeof SHOWS)[number];

/** Reads filters as they stand in an address (`failed,actions`); what is no filter is left out. */
export function parseShow(text: string | null): ReadonlySet<Show> {
  const words = new Set((text ?? '').split(','));
  return new Set(SHOWS.filter((show) => words.has(show)));
}

/** The filters as an address holds them; null for none, so that the address says nothing. */
export const showText = (show: ReadonlySet<Show>): string | null =>
  SHOWS.filter((name) => show.has(name)).join(',') || null;
