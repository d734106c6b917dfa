import { codeForLater } from '../../workspace/codeForLater';

/** The code of the search; null until something was searched and it is here. */
export const useSearchCode = codeForLater(() => import('./searchCode'));
export type SearchCode = typeof import('./searchCode');
