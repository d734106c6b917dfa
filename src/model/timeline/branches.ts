import type { BlockDefinition } from '~/skyvern/agent';
import type { Block, TimelineItem } from '~/skyvern/timeline';
import { branchesOf } from './definition';

/** A branch as it is to be shown. */
export interface Branch {
  /** The server's id of the branch, else its position: what follows `?` in the node's id. */
  key: string;
  /** Position among the conditional's branches as defined; −1 where the definition does not have it. */
  at: number;
  word: string;
  expression: string | null;
  description: string | null;
  taken: boolean;
  items: readonly TimelineItem[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

const wordOf = (at: number, isDefault: boolean): string => (isDefault ? 'Else' : at === 0 ? 'If' : 'Else if');

/**
 * The branches of a conditional in order of definition; the taken one holds what ran in its scope.
 * Where the definition is not known there is only the branch that was taken, as the block itself tells it.
 */
export function branchesFor(
  block: Block | null,
  definition: BlockDefinition | null,
  items: readonly TimelineItem[],
): Branch[] {
  const takenId = block?.executed_branch_id ?? null;
  const branches = branchesOf(definition).map((branch, at): Branch => {
    const taken = takenId !== null && branch.id === takenId;
    return {
      key: branch.id,
      at,
      word: wordOf(at, branch.isDefault),
      expression: branch.expression ?? (taken ? (block?.executed_branch_expression ?? null) : null),
      description: branch.description,
      taken,
      items: taken ? items : [],
    };
  });
  const known = branches.some(({ taken }) => taken);
  if (block && !known && (takenId !== null || items.length > 0)) branches.push(takenBranch(block, items));
  return branches;
}

/** The taken branch from the conditional's own output. */
function takenBranch(block: Block, items: readonly TimelineItem[]): Branch {
  const output = isObject(block.output) ? block.output : {};
  const expression = block.executed_branch_expression ?? text(output['criteria_expression']);
  const sent = output['branch_index'];
  const at = typeof sent === 'number' ? sent : 0;
  // The default branch has neither an expression nor a result.
  const isDefault = expression === null && block.executed_branch_result === null;
  return {
    key: block.executed_branch_id ?? String(at),
    at: -1,
    word: wordOf(at, isDefault),
    expression,
    description: text(output['branch_description']),
    taken: true,
    items,
  };
}
