import type { ActionNode } from '../timeline/timeline';
import { actionsOf, promptOf } from './callWords';
import type { Call } from './pythonCalls';

/** Pairs looked at together; larger tasks are matched from the front, one after the other. */
const MOST_PAIRS = 250_000;

const same = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.trim().slice(0, 200) === b.trim().slice(0, 200);

/** How well an action fits a call: 0 not at all, else more for the same question. */
function fit(call: Call, types: ReadonlySet<string>, { action, status, retried }: ActionNode): number {
  if (!types.has(action.action_type)) return 0;
  const prompt = promptOf(call);
  const asked = same(prompt, action.intention) || same(prompt, action.data_extraction_goal);
  // Code is made from the try that worked.
  return (asked ? 4 : 1) - (retried || status === 'failed' ? 0.5 : 0);
}

/**
 * Which action of a block belongs to which call of its code, both in order of execution: for each call its action or null.
 *
 * The server does not say it. Code and block have the same order, so the pairs never cross; among those the fewest calls
 * are left alone, and equal questions count most. Calls and actions without a partner are ordinary: another version of the
 * code ran, or the AI did more than the code has.
 */
export function matchActions(calls: readonly Call[], actions: readonly ActionNode[]): (ActionNode | null)[] {
  const types = calls.map((call) => new Set(actionsOf(call)));
  const score = (row: number, column: number): number => {
    const [call, kinds, action] = [calls[row], types[row], actions[column]];
    return call && kinds && action ? fit(call, kinds, action) : 0;
  };
  if (calls.length * actions.length > MOST_PAIRS) return fromTheFront(calls.length, actions, score);
  const width = actions.length + 1;
  // best[i * width + j]: the best sum for the calls from i and the actions from j.
  const best = new Float64Array((calls.length + 1) * width);
  const at = (row: number, column: number): number => best[row * width + column] ?? 0;
  for (let i = calls.length - 1; i >= 0; i--) {
    for (let j = actions.length - 1; j >= 0; j--) {
      const pair = score(i, j);
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), pair > 0 ? pair + at(i + 1, j + 1) : 0);
    }
  }
  const matched: (ActionNode | null)[] = [];
  let j = 0;
  for (let i = 0; i < calls.length; i++) {
    let pair = score(i, j);
    const fits = () => pair > 0 && at(i, j) === pair + at(i + 1, j + 1);
    while (!fits() && j < actions.length && at(i, j) > at(i + 1, j)) pair = score(i, ++j);
    matched.push(fits() ? (actions[j++] ?? null) : null);
  }
  return matched;
}

function fromTheFront(
  calls: number,
  actions: readonly ActionNode[],
  score: (row: number, column: number) => number,
): (ActionNode | null)[] {
  let next = 0;
  return Array.from({ length: calls }, (_, row) => {
    for (let column = next; column < Math.min(actions.length, next + 50); column++) {
      if (score(row, column) === 0) continue;
      next = column + 1;
      return actions[column] ?? null;
    }
    return null;
  });
}
