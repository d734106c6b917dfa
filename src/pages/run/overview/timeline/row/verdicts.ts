import type { Verdict } from '~/model/failure/analysis';

/** The word of each verdict; `none` has none, and no chip. */
export const VERDICTS: Readonly<Record<Verdict, string>> = {
  cause: 'Cause',
  'stopped-by': 'Stopped by',
  'stood-at': 'Stood at',
  suspect: 'Suspect',
  none: '',
};
