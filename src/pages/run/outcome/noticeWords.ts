/** A quiet sentence in two: its first one, which stands in weight, and the rest. */
export function splitQuiet(sentence: string): { title: string; rest: string } {
  const end = sentence.indexOf('. ');
  return end < 0
    ? { title: sentence, rest: '' }
    : { title: sentence.slice(0, end + 1), rest: sentence.slice(end + 2) };
}
