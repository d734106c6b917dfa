import { AgentParameter, type BlockDefinition, type WorkflowDefinition } from './agent';

/**
 * The blocks of an agent's definition in order, with those inside loops in `loop_blocks`.
 * A member that is no object is left out; a block without a `block_type` has the empty one. Any depth: nothing calls itself.
 */
export function readBlocks(definition: WorkflowDefinition | null): BlockDefinition[] {
  const root: BlockDefinition[] = [];
  const pending: { members: readonly unknown[]; into: BlockDefinition[] }[] = [
    { members: definition?.blocks ?? [], into: root },
  ];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const member of next.members) {
      if (typeof member !== 'object' || member === null || Array.isArray(member)) continue;
      const raw = member as Record<string, unknown>;
      const block: BlockDefinition = {
        block_type: textOf(raw['block_type']) ?? '',
        label: textOf(raw['label']),
        loop_blocks: [],
        raw,
      };
      next.into.push(block);
      const inner = raw['loop_blocks'];
      if (Array.isArray(inner)) pending.push({ members: inner, into: block.loop_blocks });
    }
  }
  return root;
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

/** The parameters of an agent's definition in order; one without a key is left out. */
export function readParameters(definition: WorkflowDefinition | null): AgentParameter[] {
  return (definition?.parameters ?? []).flatMap((member) => {
    const read = AgentParameter.safeParse(member);
    return read.success ? [read.data] : [];
  });
}
