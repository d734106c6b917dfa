import type { Block } from '~/skyvern/timeline';
import { blockOf } from '../timeline/walk';
import type { ErrorCode } from './analysis';
import { isObject, ran, textOf, type Scene } from './scene';

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

/** Codes that blocks of the run have. */
const codesOfBlocks = ({ timeline }: Scene): ReadonlySet<string> =>
  new Set(
    timeline.nodes.flatMap((node) => (ran(node) ? blockErrors(node.block).map(({ code }) => code) : [])),
  );

/**
 * Error codes of the item and its block, each code once; the user's own before the server's. The run gathers the codes
 * of every block, continued-on ones too: of those it lists, only what no block has can belong to the end of the run.
 */
export function codesAt(scene: Scene, index: number | null): ErrorCode[] {
  const { run, timeline } = scene;
  const node = index === null ? undefined : timeline.nodes[index];
  const block = index === null ? null : blockOf(timeline, index);
  const near = [
    ...(node?.kind === 'action' ? node.action.errors.flatMap((error) => codeOf(error)) : []),
    ...(block?.block ? blockErrors(block.block) : []),
  ];
  const elsewhere = near.length ? null : codesOfBlocks(scene);
  const all = elsewhere
    ? run.errors.flatMap((error) => codeOf(error)).filter(({ code }) => !elsewhere.has(code))
    : near;
  const known = new Map<string, ErrorCode>();
  for (const error of all) {
    const same = known.get(error.code);
    if (!same || (same.reasoning === null && error.reasoning !== null)) known.set(error.code, error);
  }
  return [...known.values()].sort((a, b) => Number(b.userDefined) - Number(a.userDefined));
}
