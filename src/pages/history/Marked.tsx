/** A text with every place marked where it holds what was searched for, letter case aside. */
export function Marked({ text, search }: { text: string; search: string | null }) {
  if (!search) return text;
  const [hay, needle] = [text.toLowerCase(), search.toLowerCase()];
  // Letters whose lower case has another length would shift the marks.
  if (!needle || hay.length !== text.length) return text;
  const parts: { text: string; hit: boolean; at: number }[] = [];
  let from = 0;
  for (let hit = hay.indexOf(needle); hit >= 0; hit = hay.indexOf(needle, from)) {
    parts.push({ text: text.slice(from, hit), hit: false, at: from });
    parts.push({ text: text.slice(hit, hit + needle.length), hit: true, at: hit });
    from = hit + needle.length;
  }
  parts.push({ text: text.slice(from), hit: false, at: from });
  return parts.map((part) => (part.hit ? <mark key={part.at}>{part.text}</mark> : part.text));
}
