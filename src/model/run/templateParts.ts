/** A piece of a template: words as written, or a place that a value was put in. */
export type TemplatePart =
  | { kind: 'text'; text: string }
  /** `placeholder` as written, `{{ … }}` included; `value` null where it is not certain. */
  | { kind: 'value'; placeholder: string; value: string | null };

const PLACEHOLDER = /\{\{[\s\S]{0,2000}?\}\}/g;

/** Whether a text holds a template's marks. */
export const isTemplate = (text: string): boolean => /\{\{|\{%/.test(text);

/**
 * A template in pieces, with the values that a rendered text has in their places.
 *
 * Values are given only where one reading is possible: the words between the places are found at one position each,
 * from the front and from the back. Statements (`{% … %}`), places side by side, or another text give no values.
 */
export function templateParts(template: string, rendered: string | null): TemplatePart[] {
  const texts: string[] = [];
  const places: string[] = [];
  let from = 0;
  for (const found of template.matchAll(PLACEHOLDER)) {
    texts.push(template.slice(from, found.index));
    places.push(found[0]);
    from = found.index + found[0].length;
  }
  texts.push(template.slice(from));
  const values = rendered === null || template.includes('{%') ? null : valuesBetween(texts, rendered);
  return texts.flatMap((text, i): TemplatePart[] => {
    const parts: TemplatePart[] = text === '' ? [] : [{ kind: 'text', text }];
    const placeholder = places[i];
    if (placeholder !== undefined) parts.push({ kind: 'value', placeholder, value: values?.[i] ?? null });
    return parts;
  });
}

/** The texts between `texts` in `rendered`; null unless there is exactly one way to find them. */
function valuesBetween(texts: readonly string[], rendered: string): string[] | null {
  const [first = ''] = texts;
  const last = texts.at(-1) ?? '';
  if (texts.length < 2 || rendered.length < first.length + last.length) return null;
  if (!rendered.startsWith(first) || !rendered.endsWith(last)) return null;
  const inner = texts.slice(1, -1);
  if (inner.includes('')) return null;
  const earliest = positions(inner, rendered, first.length, rendered.length - last.length);
  if (!earliest) return null;
  let end = rendered.length - last.length;
  const values: string[] = [];
  for (let i = inner.length - 1; i >= 0; i--) {
    const text = inner[i] ?? '';
    const at = rendered.lastIndexOf(text, end - text.length);
    if (at !== earliest[i]) return null;
    values.unshift(rendered.slice(at + text.length, end));
    end = at;
  }
  return [rendered.slice(first.length, end), ...values];
}

function positions(texts: readonly string[], rendered: string, from: number, to: number): number[] | null {
  const found: number[] = [];
  let at = from;
  for (const text of texts) {
    const next = rendered.indexOf(text, at);
    if (next < 0 || next + text.length > to) return null;
    found.push(next);
    at = next + text.length;
  }
  return found;
}
