import type { Block } from '~/skyvern/timeline';
import { blockOf } from '../timeline/walk';
import type { ErrorCode } from './analysis';
import { isObject, textOf, type Scene } from './scene';

const codeOf = (error: unknown): ErrorCode[] => {
  if (!isObject(error)) return [];
  const code = textOf(error['error_code']);
  return code === null
    ? []
    : [
        {
          code,
          reasoning: textOf(error['reasoning']),
          userDefined: error['error_type'] === 'USER_DEFINED_ERROR',
        },
      ];
};

/** Error codes of a block: those its task put into the output, and the block's own. */
export function blockErrors(block: Block): ErrorCode[] {
  const inOutput =
    isObject(block.output) && Array.isArray(block.output['errors']) ? block.output['errors'] : [];
  const own = block.error_codes.map((code) => ({ code, reasoning: null, userDefined: false }));
  return [...inOutput.flatMap((error: unknown) => codeOf(error)), ...own];
}

/**
 * Error codes of the item, its block and the run, each code once; the user's own before the server's.
 * The run's codes gather those of every block, continued-on ones too, so they count only where the block has none.
 */
export function codesAt({ run, timeline }: Scene, index: number | null): ErrorCode[] {
  const node = index === null ? undefined : timeline.nodes[index];
  const block = index === null ? null : blockOf(timeline, index);
  const near = [
    ...(node?.kind === 'action' ? node.action.errors.flatMap((error) => codeOf(error)) : []),
    ...(block?.block ? blockErrors(block.block) : []),
  ];
  const all = near.length ? near : run.errors.flatMap((error) => codeOf(error));
  const known = new Map<string, ErrorCode>();
  for (const error of all) {
    const same = known.get(error.code);
    if (!same || (same.reasoning === null && error.reasoning !== null)) known.set(error.code, error);
  }
  return [...known.values()].sort((a, b) => Number(b.userDefined) - Number(a.userDefined));
}
