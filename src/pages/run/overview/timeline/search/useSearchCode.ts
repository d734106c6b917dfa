import { loadPart } from '~/ui/loadPart';
import { codeForLater } from '../../../workspace/codeForLater';

/** The code of the search; null until something was searched and it is here. */
export const useSearchCode = codeForLater(loadPart(() => import('./searchCode')));
export type SearchCode = typeof import('./searchCode');
