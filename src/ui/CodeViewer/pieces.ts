/** Lines a piece has at least. */
const ABOUT = 400;

/**
 * Cuts a long text where its colours cannot depend on what stands before: Python before a line that starts at the
 * margin and in no open triple quote, JSON before any line. Other languages are short here and stay whole.
 * Joined with line breaks the pieces are the text.
 */
export function pieces(code: string, language: string): string[] {
  if (language !== 'python' && language !== 'json') return [code];
  const found: string[] = [];
  let piece: string[] = [];
  let quotes = 0;
  for (const line of code.split('\n')) {
    const free = language === 'json' || (quotes % 2 === 0 && /^[\w@]/.test(line));
    if (piece.length >= ABOUT && free) {
      found.push(piece.join('\n'));
      piece = [];
      quotes = 0;
    }
    piece.push(line);
    if (language === 'python') quotes += line.match(/"""|'''/g)?.length ?? 0;
  }
  found.push(piece.join('\n'));
  return found;
}
