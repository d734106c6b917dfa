import type { BlockNode, Timeline } from '../timeline/timeline';
import { isCascade } from './noise';
import { isFailed, ran } from './scene';

type Ran = BlockNode & { block: NonNullable<BlockNode['block']> };

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The server puts the block's own words into the reason of what holds it, and of the run. */
function isSaidIn(reason: string | null, outer: string | null): boolean {
  if (!reason || !outer) return false;
  const words = plain(reason);
  return words.length > 3 && plain(outer).includes(words);
}

/** Failed blocks in `[from, end)` that no other failed one holds. What a continued-on block holds is continued on too. */
function outermostFailed(
  { nodes }: Timeline,
  from: number,
  end: number,
  counts: (node: Ran) => boolean = isFailed,
): { index: number; node: Ran }[] {
  const found: { index: number; node: Ran }[] = [];
  let index = from;
  while (index < end) {
    const node = nodes[index];
    if (!node) break;
    const ended = ran(node) && !node.retried && counts(node);
    if (ended) found.push({ index, node });
    index = ended ? node.end : index + 1;
  }
  return found;
}

const latest = (found: readonly { index: number; node: Ran }[]): number | null =>
  found.reduce<{ index: number; node: Ran } | null>(
    (best, one) => (best && (best.node.startMs ?? 0) > (one.node.startMs ?? 0) ? best : one),
    null,
  )?.index ?? null;

/** Of several failed blocks the one that ended what holds them: said in its reason, else the last that mattered. */
function pick(found: readonly { index: number; node: Ran }[], outer: string | null): number | null {
  const own = found.filter(({ node }) => !isCascade(node.block.failure_reason));
  const ended = own.filter(({ node }) => !node.continuedOn && !node.isFinally);
  const said = (list: typeof found) => list.filter(({ node }) => isSaidIn(node.block.failure_reason, outer));
  return (
    latest(said(ended)) ??
    latest(ended) ??
    latest(found.filter(({ node }) => !node.continuedOn && !node.isFinally)) ??
    // A flag can be wrong where the definition changed since; the run's own words are not.
    latest(said(own))
  );
}

const isCanceledByItself = ({ status, block }: Ran): boolean =>
  status === 'canceled' && block.failure_reason !== null && !isCascade(block.failure_reason);

/** Blocks whose inside explains nothing: what runs in them came after they had failed. */
const CLOSED: ReadonlySet<string> = new Set(['code']);

/**
 * Index of the innermost block that ended the run, null where none did: failed, terminated or timed out, not continued
 * on (a loop's flag counts for what is inside it), not redone, not the agent's “finally” block, not merely closed by
 * the end of the run. Among several the one whose reason the run's reason holds, else the latest.
 */
export function endedBy(timeline: Timeline, reason: string | null): number | null {
  const { nodes } = timeline;
  let ended =
    pick(outermostFailed(timeline, 0, nodes.length), reason) ??
    // A block that waits for another run can be canceled with it, and fail its own run by that.
    pick(outermostFailed(timeline, 0, nodes.length, isCanceledByItself), reason);
  while (ended !== null) {
    const node = nodes[ended];
    if (!ran(node) || CLOSED.has(node.blockType)) break;
    const inside = outermostFailed(timeline, ended + 1, node.end);
    const next = pick(inside, node.block.failure_reason ?? reason);
    if (next === null) break;
    ended = next;
  }
  return ended;
}
