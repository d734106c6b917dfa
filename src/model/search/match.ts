import { actionType } from '../timeline/actionTypes';
import type { Timeline, TimelineNode } from '../timeline/timeline';
import { valueText } from '../timeline/values';
import { fold } from './fold';
import { nodeHas } from './has';
import { haystacks } from './haystack';
import type { Query, Term } from './query';
import { inRange } from './ranges';
import type { Show } from './show';

/** What a search found in a timeline. */
export interface Matches {
  /** 1 for every node that matches, by index. */
  hits: Uint8Array;
  count: number;
  /** 1 for every node that stays on screen: what matches, and all that holds it. */
  keep: Uint8Array;
  /** Nodes that do not stay. */
  hidden: number;
}

export interface MatchOptions {
  /** Kinds of rows to keep to; empty keeps to none. */
  show?: ReadonlySet<Show>;
  /** What an item cost in US dollars, where the caller knows more than the item says. */
  costOf?: (node: TimelineNode) => number | null;
}

type NodeTest = (node: TimelineNode, index: number) => boolean;

const typeWords = (node: TimelineNode): string => {
  switch (node.kind) {
    case 'action':
      return `${node.action.action_type} ${actionType(node.action.action_type).name}`;
    case 'block':
      return node.blockType;
    case 'thought':
      return `${node.thought.thought_type ?? ''} ${node.thought.thought_scenario ?? ''}`;
    default:
      return '';
  }
};

const spaced = (text: string): string => fold(text).replaceAll('_', ' ');

/** A test of nodes that are asked in order, parents first, and that holds for all that is inside a node it holds for. */
function inherited(timeline: Timeline, own: (node: TimelineNode) => boolean | null): NodeTest {
  const holds = new Uint8Array(timeline.nodes.length);
  timeline.nodes.forEach((node, index) => {
    const said = own(node);
    holds[index] = said === null ? (node.parent < 0 ? 0 : (holds[node.parent] ?? 0)) : Number(said);
  });
  return (_, index) => holds[index] === 1;
}

const inIteration = (
  timeline: Timeline,
  own: (node: TimelineNode & { kind: 'iteration' }) => boolean,
): NodeTest =>
  // An inner loop's own place does not undo the outer one's: null asks what holds the node.
  inherited(timeline, (node) => (node.kind === 'iteration' && own(node) ? true : null));

function testOf(term: Term, timeline: Timeline, options: MatchOptions): NodeTest {
  switch (term.by) {
    case 'text':
      return (node) => haystacks(node).some((text) => text.includes(term.text));
    case 'kind':
      return (node) => node.kind.startsWith(term.text);
    case 'status':
      return (node) => node.status !== null && spaced(node.status).startsWith(term.text);
    case 'type':
      return (node) => spaced(typeWords(node)).includes(term.text);
    case 'label':
      return inherited(timeline, (node) =>
        node.kind === 'block' ? node.label !== null && fold(node.label).includes(term.text) : null,
      );
    case 'has':
      return term.has === 'children'
        ? (node, index) => node.end > index + 1
        : (node) => nodeHas(node, term.has);
    case 'iter':
      return inIteration(timeline, (node) => inRange(term.range, node.index + 1));
    case 'iterValue':
      return inIteration(timeline, (node) => fold(valueText(node.value)).includes(term.text));
    case 'dur':
      return (node) => node.durationMs !== null && inRange(term.range, node.durationMs);
    case 'cost':
      return (node) => {
        const cost = options.costOf?.(node) ?? (node.kind === 'thought' ? node.thought.thought_cost : null);
        return cost !== null && inRange(term.range, cost);
      };
  }
}

function showTest(timeline: Timeline, show: ReadonlySet<Show>): NodeTest {
  const kinds = new Set<string>();
  if (show.has('actions')) kinds.add('action');
  if (show.has('thoughts')) kinds.add('thought');
  if (show.has('blocks')) kinds.add('block');
  const failures = new Set(timeline.totals.failures);
  return (node, index) =>
    (kinds.size === 0 || kinds.has(node.kind)) && (!show.has('failed') || failures.has(index));
}

/** Texts last: they are the slow ones, and most nodes are out before them. */
function testsOf(timeline: Timeline, query: Query, options: MatchOptions): NodeTest[] {
  const terms = [...query.terms].sort((a, b) => Number(a.by === 'text') - Number(b.by === 'text'));
  const tests = terms.map((term) => {
    const test = testOf(term, timeline, options);
    return term.negated ? (node: TimelineNode, index: number) => !test(node, index) : test;
  });
  return options.show?.size ? [showTest(timeline, options.show), ...tests] : tests;
}

/** Marks what holds the hits. Parents stand before children, so one walk from the end reaches every ancestor. */
function keepOf({ nodes }: Timeline, hits: Uint8Array): { keep: Uint8Array; hidden: number } {
  const keep = hits.slice();
  let hidden = 0;
  for (let index = nodes.length - 1; index >= 0; index--) {
    if (!keep[index]) hidden++;
    else {
      const parent = nodes[index]?.parent ?? -1;
      if (parent >= 0) keep[parent] = 1;
    }
  }
  return { keep, hidden };
}

/**
 * As `matchTimeline`, in slices: it yields whenever `sliceMs` milliseconds of `now` have passed, so that a page can
 * draw and take keys between, and returns the matches at the end. A caller that has a newer query drops it.
 */
export function* matchSliced(
  timeline: Timeline,
  query: Query,
  options: MatchOptions & { now: () => number; sliceMs?: number },
): Generator<undefined, Matches> {
  const { now, sliceMs = 8 } = options;
  const { nodes } = timeline;
  const tests = testsOf(timeline, query, options);
  const hits = new Uint8Array(nodes.length);
  let count = 0;
  let until = now() + sliceMs;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index];
    if (node && tests.every((test) => test(node, index))) {
      hits[index] = 1;
      count++;
    }
    if (index % 16 === 15 && now() >= until) {
      yield;
      until = now() + sliceMs;
    }
  }
  return { hits, count, ...keepOf(timeline, hits) };
}

/**
 * The nodes for which every term of the query holds, folded away or not; all of them when it has none.
 * A free word may stand in any field of the item. Every number of nodes in one go: see `matchSliced` for a live search.
 */
export function matchTimeline(timeline: Timeline, query: Query, options: MatchOptions = {}): Matches {
  const search = matchSliced(timeline, query, { ...options, now: () => 0 });
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
  }
}

/** Index of the next (`step` 1) or previous (−1) hit from the node at `from`, around the ends; null without hits. */
export function nextHit({ hits }: Matches, from: number, step: 1 | -1): number | null {
  const { length } = hits;
  for (let far = 1; far <= length; far++) {
    const index = (((from + far * step) % length) + length) % length;
    if (hits[index]) return index;
  }
  return null;
}

/** How many hits stand up to and with the node at `index`: the n of “n of m”. */
export function hitNumber({ hits }: Matches, index: number): number {
  let count = 0;
  for (let at = 0; at <= index && at < hits.length; at++) count += hits[at] ?? 0;
  return count;
}
