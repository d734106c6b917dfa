import type { BlockDefinition } from '~/skyvern/agent';

/** A branch of a conditional as defined. */
export interface BranchDefinition {
  /** The server's id of the branch, else its position. */
  id: string;
  expression: string | null;
  description: string | null;
  nextLabel: string | null;
  isDefault: boolean;
}

/** The blocks of one list: the agent's own or those inside a loop. */
export interface Level {
  blocks: readonly BlockDefinition[];
  /** Labels path of the loop that holds the list, ending in `/`; "" for the agent's own. */
  path: string;
  /** Block label → the conditional and the index of its branch that alone leads to it. */
  owners: ReadonlyMap<string, { conditional: string; branch: number }>;
}

export interface DefinitionIndex {
  root: Level;
  /** First definition with this label; labels are unique in a definition. */
  byLabel: ReadonlyMap<string, BlockDefinition>;
  /** The level that a definition stands in. */
  levelOf: ReadonlyMap<BlockDefinition, Level>;
  /** The level inside a loop's definition. */
  inside: ReadonlyMap<BlockDefinition, Level>;
}

/** Above this many blocks in one list branches are not told apart: every conditional costs a walk over the list. */
const MOST_BLOCKS_WITH_BRANCHES = 1_000;

/** Looks up an agent's blocks by label, level and branch. Nothing here calls itself: nesting is as deep as sent. */
export function indexDefinition(definition: readonly BlockDefinition[]): DefinitionIndex {
  const byLabel = new Map<string, BlockDefinition>();
  const levelOf = new Map<BlockDefinition, Level>();
  const inside = new Map<BlockDefinition, Level>();
  const root = levelFor(definition, '');
  const pending = [root];
  for (let level = pending.pop(); level; level = pending.pop()) {
    for (const block of level.blocks) {
      if (levelOf.has(block)) continue;
      levelOf.set(block, level);
      if (block.label !== null && !byLabel.has(block.label)) byLabel.set(block.label, block);
      if (block.loop_blocks.length === 0) continue;
      const inner = levelFor(block.loop_blocks, `${level.path}${block.label ?? ''}/`);
      inside.set(block, inner);
      pending.push(inner);
    }
  }
  return { root, byLabel, levelOf, inside };
}

const levelFor = (blocks: readonly BlockDefinition[], path: string): Level => ({
  blocks,
  path,
  owners: blocks.length > MOST_BLOCKS_WITH_BRANCHES ? new Map() : branchOwners(blocks),
});

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

/** The branches of a conditional's definition in order; empty for every other block and where none are readable. */
export function branchesOf(definition: BlockDefinition | null): BranchDefinition[] {
  const sent = definition?.raw['branch_conditions'];
  if (!Array.isArray(sent)) return [];
  return sent.filter(isObject).map((branch, index) => {
    const criteria = isObject(branch['criteria']) ? branch['criteria'] : {};
    return {
      id: text(branch['id']) ?? String(index),
      expression: text(criteria['expression']),
      description: text(branch['description']) ?? text(criteria['description']),
      nextLabel: text(branch['next_block_label']),
      isDefault: branch['is_default'] === true,
    };
  });
}

/** Where a block leads to, by label: the next of each branch for a conditional. */
function nextLabels(block: BlockDefinition, position: number, blocks: readonly BlockDefinition[]): string[] {
  const branches = branchesOf(block).flatMap(({ nextLabel }) => nextLabel ?? []);
  const own = block.raw['next_block_label'];
  // Old definitions have no links at all: their blocks run in the order of the list.
  const next = own === undefined ? (blocks[position + 1]?.label ?? null) : text(own);
  return next === null ? branches : [...branches, next];
}

/**
 * Which blocks only one branch of a conditional leads to: those that some, but not all of its branches reach.
 * A block inside nested conditionals belongs to the innermost, and of several branches to the first.
 */
function branchOwners(blocks: readonly BlockDefinition[]): Level['owners'] {
  const owners = new Map<string, { conditional: string; branch: number; size: number }>();
  const conditionals = blocks.filter((block) => block.block_type === 'conditional' && block.label !== null);
  if (conditionals.length === 0) return owners;
  const next = new Map(blocks.map((block, i) => [block.label ?? '', nextLabels(block, i, blocks)]));
  for (const conditional of conditionals) {
    const label = conditional.label ?? '';
    // A branch that names no next block goes on behind the conditional.
    const behind = text(conditional.raw['next_block_label']);
    const reach = branchesOf(conditional).map(({ nextLabel }) => reachable(nextLabel ?? behind, next, label));
    const all = new Set(reach.flatMap((labels) => [...labels]));
    const own = [...all].filter((reached) => !reach.every((labels) => labels.has(reached)));
    for (const reached of own) {
      const current = owners.get(reached);
      if (current && current.size <= own.length) continue;
      const branch = reach.findIndex((labels) => labels.has(reached));
      owners.set(reached, { conditional: label, branch, size: own.length });
    }
  }
  return owners;
}

function reachable(from: string | null, next: ReadonlyMap<string, string[]>, without: string): Set<string> {
  const reached = new Set<string>();
  const pending = from === null ? [] : [from];
  for (let label = pending.pop(); label !== undefined; label = pending.pop()) {
    if (label === without || reached.has(label) || !next.has(label)) continue;
    reached.add(label);
    pending.push(...(next.get(label) ?? []));
  }
  return reached;
}
