/** Id of the row that holds the timeline's search. */
export const SEARCH_ROW_ID = 'timeline-search';

/** Puts the caret into the timeline's search: the way there for the bar, which stands elsewhere on the page. */
export function focusSearch() {
  const input = document.getElementById(SEARCH_ROW_ID)?.querySelector('input');
  input?.focus();
  input?.select();
}
