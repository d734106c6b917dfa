import { compareIds, idMillis } from '~/skyvern/ids';
import type { Artifact } from '~/skyvern/artifact';
import type { ActionNode, Timeline, TimelineNode } from '../timeline/timeline';
import type { Picture } from './picture';
import { lastBefore, pictureOf, type Shelf } from './shelf';

/** What a block's actions say about one another: which picture is whose. */
export interface ActionsOfBlock {
  actions: readonly ActionNode[];
  /** Action node id → its place in `actions`. */
  places: ReadonlyMap<string, number>;
  /** Task id → place of its last action. */
  lastOfTask: ReadonlyMap<string | null, number>;
  /** Action node id → the picture the server links, or the one that the order of ids gives it. */
  pictures: ReadonlyMap<string, { picture: Artifact | null; linkedId: string | null }>;
}

/** The actions directly in the block at `index`, in order, each with its picture. */
export function actionsOfBlock({ nodes }: Timeline, index: number, shelf: Shelf): ActionsOfBlock {
  const actions: ActionNode[] = [];
  const end = nodes[index]?.end ?? 0;
  for (let at = index + 1; at < end; at = nodes[at]?.end ?? end) {
    const node = nodes[at] as TimelineNode;
    if (node.kind === 'action') actions.push(node);
  }
  const places = new Map(actions.map(({ id }, place) => [id, place]));
  const lastOfTask = new Map(actions.map(({ action }, place) => [action.task_id, place]));
  return { actions, places, lastOfTask, pictures: matchPictures(actions, shelf) };
}

/** Links first; what they leave over goes by the order of ids, since one clock draws the ids of actions and pictures. */
function matchPictures(actions: readonly ActionNode[], shelf: Shelf): ActionsOfBlock['pictures'] {
  const linked = new Set(actions.map(({ action }) => action.screenshot_artifact_id));
  const ids = actions.flatMap(({ action }) => action.action_id ?? []).sort(compareIds);
  const nextId = new Map(ids.map((id, i) => [id, ids[i + 1]]));
  const pictures = new Map<string, { picture: Artifact | null; linkedId: string | null }>();
  for (const { id, action } of actions) {
    const linkedId = action.screenshot_artifact_id;
    if (linkedId !== null) {
      pictures.set(id, { picture: shelf.byId.get(linkedId) ?? null, linkedId });
      continue;
    }
    const own = action.action_id;
    if (own === null) continue;
    const next = nextId.get(own);
    const picture = shelf
      .ofStep(action.step_id)
      .find(
        ({ artifact_id: at, artifact_type: type }) =>
          type === 'screenshot_action' &&
          !linked.has(at) &&
          compareIds(at, own) > 0 &&
          (next === undefined || compareIds(at, next) < 0),
      );
    if (picture) pictures.set(id, { picture, linkedId: null });
  }
  return pictures;
}

/** Address of the page before the action acted, where its element says so. */
function pageBefore(node: ActionNode | undefined): string | null {
  const url = node?.action.skyvern_element_data?.['page_url'];
  return typeof url === 'string' && url.trim() ? url : null;
}

/** The picture of the page after the action: linked, by order, or the task's last one for the task's last action. */
export function pictureAfter(node: ActionNode, block: ActionsOfBlock, shelf: Shelf): Picture | null {
  const at = block.places.get(node.id) ?? -1;
  const pageUrl = pageBefore(block.actions[at + 1]);
  const found = block.pictures.get(node.id);
  if (found?.picture) return pictureOf(found.picture, found.linkedId ? 'own' : 'by-order', { pageUrl });
  if (found?.linkedId) return unlisted(found.linkedId, pageUrl);
  const { task_id: task } = node.action;
  if (block.lastOfTask.get(task) !== at) return null;
  const final = shelf.ofTask(task).findLast(({ artifact_type: type }) => type === 'screenshot_final');
  return final ? pictureOf(final, 'final') : null;
}

/** A linked picture that no list names: the link alone is enough to load it. */
const unlisted = (artifactId: string, pageUrl: string | null): Picture => ({
  artifactId,
  artifactType: 'screenshot_action',
  how: 'own',
  fromItem: null,
  takenMs: idMillis(artifactId),
  archived: false,
  pageUrl,
  parts: [artifactId],
});

/** The picture of the page before the action: after the one before it in its step, else what the model saw first. */
export function pictureBefore(node: ActionNode, block: ActionsOfBlock, shelf: Shelf): Picture | null {
  const at = block.places.get(node.id) ?? -1;
  const previous = block.actions[at - 1];
  const pageUrl = pageBefore(node);
  const after = previous ? block.pictures.get(previous.id) : undefined;
  const earlier = previous && after ? ofEarlier(previous, after, pageUrl) : null;
  if (earlier && previous?.action.step_id === node.action.step_id) return earlier;
  const step = shelf.ofStep(node.action.step_id);
  const seen = step.find(({ artifact_type: type }) => type === 'screenshot_llm');
  const id = node.action.action_id;
  if (seen && (id === null || compareIds(seen.artifact_id, id) < 0)) {
    return pictureOf(seen, 'at-decision', { pageUrl, within: step });
  }
  return earlier && { ...earlier, how: 'nearest-earlier' };
}

function ofEarlier(
  previous: ActionNode,
  after: { picture: Artifact | null; linkedId: string | null },
  pageUrl: string | null,
): Picture | null {
  if (after.picture) return pictureOf(after.picture, 'own', { fromItem: previous.id, pageUrl });
  return after.linkedId ? { ...unlisted(after.linkedId, pageUrl), fromItem: previous.id } : null;
}

/** What stands in for an action without a picture: the last earlier one of its task, else the page it was decided on. */
export function substituteFor(node: ActionNode, block: ActionsOfBlock, shelf: Shelf): Picture | null {
  const at = block.places.get(node.id) ?? -1;
  for (let place = at - 1; place >= 0; place--) {
    const earlier = block.actions[place] as ActionNode;
    const picture = block.pictures.get(earlier.id)?.picture;
    if (!picture || picture.archived || earlier.action.task_id !== node.action.task_id) continue;
    return pictureOf(picture, 'nearest-earlier', {
      fromItem: earlier.id,
      pageUrl: pageBefore(block.actions[at]),
    });
  }
  const step = shelf.ofStep(node.action.step_id);
  const seen = node.action.action_id && lastBefore(step, node.action.action_id, 'screenshot_llm');
  return seen ? pictureOf(seen, 'at-decision', { pageUrl: pageBefore(node), within: step }) : null;
}
