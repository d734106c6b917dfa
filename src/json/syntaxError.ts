/** Text that is no JSON. `position` counts characters from 0, `line` and `column` from 1. */
export class JsonSyntaxError extends SyntaxError {
  readonly position: number;
  readonly line: number;
  readonly column: number;

  constructor(text: string, position: number, expected: string) {
    const before = text.slice(0, position);
    const line = before.split('\n').length;
    const column = position - before.lastIndexOf('\n');
    const found =
      position >= text.length
        ? 'the end'
        : JSON.stringify(String.fromCodePoint(text.codePointAt(position) ?? 0));
    super(`Expected ${expected}, found ${found} at line ${line}, column ${column}`);
    this.name = 'JsonSyntaxError';
    this.position = position;
    this.line = line;
    this.column = column;
  }
}
