export const PAGE_SIZES = [5, 10, 20, 50] as const;
export type PageSize = (typeof PAGE_SIZES)[number];
const DEFAULT_SIZE: PageSize = 10;
/** The server answers pages 1 to 100. */
export const LAST_PAGE = 100;
/** The server refuses to search for less. */
export const SHORTEST_SEARCH = 3;

/** What the list of runs shows; all of it stands in the address. */
export interface ListState {
  /** From 1. */
  page: number;
  size: PageSize;
  /** Statuses as the server spells them; none means all. */
  statuses: readonly string[];
  /** Trigger types; the server cannot filter by them, so they work on the loaded page. */
  triggers: readonly string[];
  search: string;
}

/** The state that an address asks for. Odd values (page −3, size 7) give the nearest sense, never an error. */
export function readListState(params: URLSearchParams): ListState {
  const page = Number(params.get('page') ?? 1);
  const size = Number(params.get('size') ?? DEFAULT_SIZE);
  return {
    page: Number.isInteger(page) ? Math.min(Math.max(page, 1), LAST_PAGE) : 1,
    size: PAGE_SIZES.find((known) => known === size) ?? DEFAULT_SIZE,
    statuses: distinct(params.getAll('status')),
    triggers: distinct(params.getAll('trigger')),
    search: params.get('q') ?? '',
  };
}

/** The address of a state; what is as usual is left out, so that the plain list has the plain address. */
export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.search) params.set('q', state.search);
  for (const status of state.statuses) params.append('status', status);
  for (const trigger of state.triggers) params.append('trigger', trigger);
  if (state.size !== DEFAULT_SIZE) params.set('size', String(state.size));
  if (state.page !== 1) params.set('page', String(state.page));
  return params;
}

/** What the server is asked to search for: nothing while the text is shorter than it accepts. */
export function searchKey(search: string): string | null {
  const text = search.trim();
  return text.length >= SHORTEST_SEARCH ? text : null;
}

const distinct = (values: readonly string[]): string[] => [...new Set(values.filter(Boolean))];
