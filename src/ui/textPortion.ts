import { useState } from 'react';
import { formatCount } from './format';

/** Characters: more than any folded text shows. */
const FOLDED = 20_000;
/** Characters that are laid out at once without a stop that a reader feels. */
const STEP = 200_000;

export interface TextPortion {
  /** What is drawn. */
  shown: string;
  /** Holds words so long that they have to be broken: setting those with kerning takes time by the square of their length. */
  unbroken: boolean;
  /** What the button for the next portion says; null where all is drawn. */
  more: string | null;
  showMore: () => void;
}

/**
 * What of a text is drawn: all of it, or, of one that no page lays out at once, its beginning. Unfolded it grows by
 * portions, on request.
 */
export function useTextPortion(text: string, folded: boolean): TextPortion {
  const [portions, setPortions] = useState(1);
  const shown = firstOf(text, folded ? FOLDED : STEP * portions);
  const left = text.length - shown.length;
  return {
    shown,
    unbroken: UNBROKEN.test(shown),
    more:
      folded || left === 0
        ? null
        : `Show ${formatCount(Math.min(left, STEP))} more of ${formatCount(text.length)} characters`,
    showMore: () => setPortions(portions + 1),
  };
}

const UNBROKEN = /\S{400}/;

/** The first `most` characters of a text, never half of a pair. */
function firstOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}

/** A name or title for one line: whole, or its first `most` characters and "…". */
export const shortened = (text: string, most = 500): string =>
  text.length <= most ? text : `${firstOf(text, most)}…`;
