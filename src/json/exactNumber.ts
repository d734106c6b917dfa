/**
 * A number of a JSON text that JavaScript would change: `9007199254740993`, `1e400`, `0.1000000000000000055`.
 * It keeps its text. `Number(it)` gives the nearest JavaScript number, `JSON.stringify` too.
 */
export class ExactNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }

  toString(): string {
    return this.source;
  }

  valueOf(): number {
    return Number(this.source);
  }

  toJSON(): number {
    return Number(this.source);
  }
}

export const isExactNumber = (value: unknown): value is ExactNumber => value instanceof ExactNumber;

/**
 * Whether reading `source` (a JSON number) as a JavaScript number and writing it again gives another value.
 * `1.0` and `1e2` do not: they are written `1` and `100`, which is the same number.
 */
export function losesDigits(source: string): boolean {
  // A double holds any 15 digits; without an exponent nothing can leave its range at that length.
  if (source.length <= 15 && !/[eE]/.test(source)) return false;
  const number = Number(source);
  if (String(number) === source) return false;
  // A long integer is an id or a count of something: it keeps its very digits (10^21 would be written 1e+21).
  if (/^-?\d+$/.test(source)) return true;
  return !Number.isFinite(number) || digitsOf(source) !== digitsOf(String(number));
}

/** Sign aside, the digits without zeros at the ends, and the power of ten of the last one. */
function digitsOf(source: string): string {
  const [mantissa = '', exponent = '0'] = source.toLowerCase().replace('-', '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const trimmed = digits.replace(/0+$/, '');
  if (trimmed === '') return '0';
  // As BigInt: an exponent may itself be too long for a number.
  const power = BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - trimmed.length);
  return `${trimmed}e${power}`;
}
