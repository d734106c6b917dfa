/** A failure text in two: what the server states, and what a model guessed about it. */
export interface FailureParts {
  /** Up to and with the words that announce the guess, as sent. */
  reason: string;
  guess: string | null;
}

const ANNOUNCED = /possible failure reasons?:\s*/i;

/** Splits at “Possible failure reasons:”. Nothing is left out: reason and guess together are the text. */
export function splitFailure(text: string): FailureParts {
  const found = ANNOUNCED.exec(text);
  const at = found ? found.index + found[0].length : -1;
  if (at < 0 || at >= text.length) return { reason: text, guess: null };
  return { reason: text.slice(0, at), guess: text.slice(at) };
}
