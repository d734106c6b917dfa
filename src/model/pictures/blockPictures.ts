import type { Artifact } from '~/skyvern/artifact';
import type { BlockNode } from '../timeline/timeline';
import type { ActionsOfBlock } from './actionPictures';
import type { Picture } from './picture';
import { pictureOf, takenMs, type Shelf } from './shelf';

const isType =
  (type: string) =>
  ({ artifact_type: own }: Artifact): boolean =>
    own === type;

/** The page when the block started; null where none was taken (no browser yet). */
export function pictureAtStart(node: BlockNode, shelf: Shelf): Picture | null {
  const owned = ownedBy(node, shelf).filter(isType('screenshot_llm'));
  const first = owned[0];
  if (!first || isAfterNavigation(node, first, owned)) return null;
  return pictureOf(first, 'block-start', { within: owned });
}

/** What the model saw first in the block's task: the next best to the page it started on. */
export function pictureFirstSeen(node: BlockNode, shelf: Shelf): Picture | null {
  const task = shelf.ofTask(node.block?.task_id ?? null);
  const seen = task.find(isType('screenshot_llm'));
  return seen ? pictureOf(seen, 'at-decision', { within: task }) : null;
}

/**
 * The page that a block left behind: for a failed block that of the action that failed, else the last picture of its
 * task, else the newest of its actions, else the newest it owns. Null where it has none at all.
 */
export function pictureAtEnd(node: BlockNode, block: ActionsOfBlock, shelf: Shelf): Picture | null {
  const pageUrl = node.block?.final_url ?? null;
  const failing = node.status === 'failed' ? failingAction(block, shelf) : null;
  if (failing) return failing;
  const task = shelf.ofTask(node.block?.task_id ?? null);
  const final = task.findLast(isType('screenshot_final'));
  if (final) return pictureOf(final, 'final', { pageUrl });

  const owned = ownedBy(node, shelf);
  const acted = [...task, ...owned].filter(isType('screenshot_action')).sort(byTime).at(-1);
  if (acted) {
    const whose = block.actions.find(({ id }) => block.pictures.get(id)?.picture === acted);
    return pictureOf(acted, whose ? 'descendant' : 'own', { fromItem: whose?.id ?? null, pageUrl });
  }
  return newestSeen(node, owned.filter(isType('screenshot_llm')), task.filter(isType('screenshot_llm')));
}

const byTime = (a: Artifact, b: Artifact): number => (takenMs(a) ?? 0) - (takenMs(b) ?? 0);

function newestSeen(node: BlockNode, owned: readonly Artifact[], task: readonly Artifact[]): Picture | null {
  const seen = task.at(-1);
  if (seen) return pictureOf(seen, 'at-decision', { within: task });
  const last = owned.at(-1);
  if (!last) return null;
  const after = isAfterNavigation(node, last, owned);
  // A code block that used no page stands where it started.
  const pageUrl = node.blockType === 'code' ? (node.block?.final_url ?? node.block?.url ?? null) : null;
  return pictureOf(last, after ? 'own' : 'block-start', { within: owned, pageUrl });
}

function failingAction(block: ActionsOfBlock, shelf: Shelf): Picture | null {
  const failed = block.actions.findLast(
    ({ action, retried }) => action.status === 'failed' && action.action_type !== 'wait' && !retried,
  );
  const found = failed && block.pictures.get(failed.id);
  const picture = found?.picture ?? (found?.linkedId ? shelf.byId.get(found.linkedId) : undefined);
  return failed && picture ? pictureOf(picture, 'descendant', { fromItem: failed.id }) : null;
}

const ownedBy = ({ block }: BlockNode, shelf: Shelf): readonly Artifact[] =>
  block ? shelf.ofBlock(block.workflow_run_block_id) : [];

/**
 * Whether a picture that a “go to URL” block owns shows the page it went to. It owns one from its start and one from
 * after the navigation; without a browser at its start only the second, which is then nearer to its end.
 */
function isAfterNavigation(node: BlockNode, picture: Artifact, owned: readonly Artifact[]): boolean {
  if (node.blockType !== 'goto_url') return false;
  const apart = (takenMs(owned.at(-1) ?? picture) ?? 0) - (takenMs(owned[0] ?? picture) ?? 0);
  if (owned.length > 1 && apart > 0) return picture !== owned[0];
  const taken = takenMs(picture);
  if (taken === null || node.startMs === null || node.endMs === null) return false;
  return taken - node.startMs > node.endMs - taken;
}
