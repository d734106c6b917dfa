import { codeForLater } from './codeForLater';
import { laterParts } from './later';

/** How pictures and causes are found; null until that code is here. */
export const useConclusions = codeForLater(laterParts);
