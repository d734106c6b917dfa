import type { BlockDefinition } from '~/skyvern/agent';
import type { ScriptBlocks } from '~/skyvern/script';

const START = '__start_block__';

/**
 * One file of a script: its main script where there is one, else imports and set-up, then the blocks in the order of the
 * definition, then what the definition does not name (blocks inside loops, deleted ones) in the order they came.
 * null without any code.
 */
export function assembleScript(
  script: Pick<ScriptBlocks, 'blocks' | 'main_script'>,
  definition: readonly BlockDefinition[] | null,
): string | null {
  if (script.main_script) return script.main_script;
  const { blocks } = script;
  const labels = new Set([START, ...(definition ?? []).flatMap(({ label }) => label ?? [])]);
  for (const label of Object.keys(blocks)) labels.add(label);
  const parts = [...labels].flatMap((label) => {
    const code = Object.hasOwn(blocks, label) ? blocks[label]?.trimEnd() : '';
    return code ? [code] : [];
  });
  return parts.length === 0 ? null : `${parts.join('\n\n\n')}\n`;
}

/** How many blocks have code of their own, without imports and set-up. */
export const blocksWithCode = ({ blocks }: Pick<ScriptBlocks, 'blocks'>): number =>
  Object.keys(blocks).filter((label) => label !== START).length;
