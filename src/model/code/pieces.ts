/** Prose with what a machine wrote in it: `code` stands in mono, `quote` in quotation marks. */
export type Piece = string | { code: string } | { quote: string };
export type Prose = readonly Piece[];

const LONGEST = 160;

/** One line of at most 160 characters; what is cut ends in an ellipsis. */
export function excerpt(text: string, most = LONGEST): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${line.slice(0, most - 1).trimEnd()}…` : line;
}

export const code = (text: string): Piece => ({ code: excerpt(text) });
/** Its last full stop goes: the sentence around it has its own. */
export const quote = (text: string): Piece => ({ quote: excerpt(text).replace(/(?<!\.)\.$/, '') });

/** Prose as plain text. */
export const plain = (prose: Prose): string =>
  prose
    .map((piece) => (typeof piece === 'string' ? piece : 'code' in piece ? piece.code : `“${piece.quote}”`))
    .join('');

/** “1 call”, “2 calls”, with thousands separators. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
