import { fold } from './fold';
import { HAS, type Has } from './has';
import { costRange, durationRange, iterationRange, type Range } from './ranges';
import { tokens, type Token } from './tokens';

/** One condition of a search. All texts are folded. */
export type Term = { negated: boolean } & (
  | { by: 'text'; text: string }
  | { by: 'kind' | 'status' | 'type' | 'label'; text: string }
  | { by: 'has'; has: Has }
  | { by: 'iter'; range: Range }
  | { by: 'iterValue'; text: string }
  | { by: 'dur' | 'cost'; range: Range }
);

/** A search as understood: every term must hold. */
export interface Query {
  /** As typed. */
  text: string;
  terms: readonly Term[];
  /** What was not understood and how it was taken, in one sentence each. */
  hints: readonly string[];
  /** Texts to mark where they are shown: free words and phrases that are not negated, folded. */
  marks: readonly string[];
  /** Nothing is searched: no term. */
  empty: boolean;
}

const KINDS = ['thought', 'block', 'action', 'iteration', 'branch', 'unreadable'] as const;

/** The filters that a search knows, for help and hints. */
export const FILTERS = ['kind', 'status', 'type', 'label', 'has', 'iter', 'dur', 'cost'] as const;

type Filter = (typeof FILTERS)[number];
const isFilter = (key: string): key is Filter => (FILTERS as readonly string[]).includes(key);

const list = (words: readonly string[]) => words.map((word) => `${word}:`).join(', ');

/** A filter's term, or the sentence that says why its value is none. */
function filterTerm(key: Filter, value: string, negated: boolean): Term | string {
  const text = fold(value)
    .replaceAll(/[\s_]+/g, ' ')
    .trim();
  switch (key) {
    case 'kind':
      return KINDS.some((kind) => kind.startsWith(text))
        ? { negated, by: 'kind', text }
        : `“kind:${value}” is no kind of item: ${KINDS.join(', ')}. It is searched as text.`;
    case 'status':
    case 'type':
    case 'label':
      return { negated, by: key, text: key === 'label' ? fold(value) : text };
    case 'has': {
      const has = HAS.find((name) => name === text);
      return has
        ? { negated, by: 'has', has }
        : `“has:” knows ${HAS.join(', ')}. “has:${value}” is searched as text.`;
    }
    case 'iter': {
      const range = iterationRange(value);
      return range ? { negated, by: 'iter', range } : { negated, by: 'iterValue', text: fold(value) };
    }
    case 'dur':
    case 'cost': {
      const range = key === 'dur' ? durationRange(value) : costRange(value);
      const example = key === 'dur' ? '>30s or <2m' : '>0.05';
      return range
        ? { negated, by: key, range }
        : `“${key}:” takes an amount such as ${example}. “${key}:${value}” is searched as text.`;
    }
  }
}

/** A word before a colon that was perhaps meant as a filter: not a URL, a time or a label with a colon in it. */
const looksLikeFilter = ({ key, value }: Token): boolean =>
  key !== null && /^[a-z_]{2,20}$/i.test(key) && value !== '' && !value.startsWith('//');

/**
 * Reads a search text: free words and `"phrases"`, `kind:` `status:` `type:` `label:` `has:` `iter:` `dur:` `cost:`,
 * each negated by a `-` before it.
 *
 * No text is wrong: an unknown filter or an impossible value is searched as plain text, and a hint says so. A filter
 * without a value is still being typed and asks for nothing.
 */
export function parseQuery(text: string): Query {
  const terms: Term[] = [];
  const hints: string[] = [];
  const asText = (value: string, negated: boolean) => terms.push({ negated, by: 'text', text: fold(value) });
  for (const token of tokens(text)) {
    const { negated, value, plain } = token;
    const key = token.key?.toLowerCase() ?? null;
    if (key !== null && isFilter(key)) {
      if (!value.trim()) continue;
      const term = filterTerm(key, value, negated);
      if (typeof term !== 'string') terms.push(term);
      else {
        hints.push(term);
        asText(plain, negated);
      }
      continue;
    }
    if (looksLikeFilter(token))
      hints.push(`“${token.key}:” is no filter; it is searched as text. Filters are ${list(FILTERS)}.`);
    asText(plain, negated);
  }
  const marks = terms.flatMap((term) => (term.by === 'text' && !term.negated ? [term.text] : []));
  return { text, terms, hints, marks: [...new Set(marks)], empty: terms.length === 0 };
}
