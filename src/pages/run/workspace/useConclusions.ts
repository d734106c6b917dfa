import { codeForLater } from './codeForLater';
import { afterFirstCard } from './firstCard';

/** How pictures and causes are found; null until that code is here. */
export const useConclusions = codeForLater(afterFirstCard(() => import('./conclusions')));
