import type { BlockDefinition } from '~/skyvern/agent';
import type { ScriptBlocks } from '~/skyvern/script';

const START = '__start_block__';

/**
 * One file of a script: its main script where there is one, else imports and set-up, then the blocks in the order of the
 * definition, then what the definition does not name (blocks of loops, deleted ones). null without any code.
 */
export function assembleScript(
  script: ScriptBlocks,
  definition: readonly BlockDefinition[] | null,
): string | null {
  if (script.main_script) return script.main_script;
  const labels = new Set([START, ...(definition ?? []).flatMap(({ label }) => label ?? [])]);
  const rest = Object.keys(script.blocks).filter((label) => !labels.has(label));
  const parts = [...labels, ...rest].flatMap((label) => script.blocks[label]?.trimEnd() ?? []);
  return parts.length === 0 ? null : `${parts.join('\n\n\n')}\n`;
}
