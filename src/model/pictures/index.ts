import type { Artifact } from '~/skyvern/artifact';
import type { Timeline, TimelineNode } from '../timeline/timeline';
import { pictureBefore, substituteFor } from './actionPictures';
import { aftersOf } from './after';
import { pictureAtStart, pictureFirstSeen } from './blockPictures';
import type { ItemPictures, Picture, PictureAbsence } from './picture';
import { ownersOf, sequenceOf, type SequencedPicture } from './sequence';
import { lastBefore, pictureOf, shelve } from './shelf';

/** Which picture shows which item of a run. Answers are computed when asked for, and once. */
export interface PictureBook {
  /** The pictures of a node; an id that the timeline does not have has none. */
  of: (nodeId: string) => ItemPictures;
  /** Every picture that is some item's own, in order of time: what “17 of 31” counts. `of(itemId)` shows it. */
  readonly sequence: readonly SequencedPicture[];
}

export interface PictureOptions {
  /** Whether the run is over: before that a missing picture may still come. */
  final: boolean;
  /** Now, in milliseconds since 1970; without it a missing picture of a running block may always still come. */
  nowMs?: number;
}

/** Pictures of an action's step arrive when the step ends; after this long they do not come any more. */
const STILL_EXPECTED_MS = 60_000;

const NOTHING: ItemPictures = { before: null, after: null, absence: { why: 'never', substitute: null } };

/**
 * Finds the picture of every item among the run's artifacts (lists of several runs joined where items of inner runs
 * stand in the timeline). `artifacts` is null where the server's lists could not be read: what actions link is still found.
 */
export function buildPictures(
  timeline: Timeline,
  artifacts: readonly Artifact[] | null,
  options: PictureOptions,
): PictureBook {
  const shelf = shelve(artifacts ?? []);
  const { nodes, byId } = timeline;
  const { afterOf, actionsAt, isContainer } = aftersOf(timeline, shelf);
  const found = new Map<string, ItemPictures>();
  let owners: ReadonlyMap<string, string> | undefined;
  let sequence: readonly SequencedPicture[] | undefined;

  return {
    of(nodeId) {
      const index = byId.get(nodeId);
      const known = found.get(nodeId);
      if (known || index === undefined) return known ?? NOTHING;
      const pictures = picturesOf(nodes[index] as TimelineNode, index);
      found.set(nodeId, pictures);
      return pictures;
    },
    get sequence() {
      return (sequence ??= sequenceOf(timeline, afterOf));
    },
  };

  function picturesOf(node: TimelineNode, index: number): ItemPictures {
    if (node.status === 'ghost') return NOTHING;
    const after = afterOf(index);
    const start = readable(beforeOf(node, index));
    const before = start?.artifactId === after?.artifactId ? null : start;
    if (after && !after.archived) return { before, after, absence: null };
    const substitute = readable(substituteOf(node, index));
    const why = after ? 'archived' : whyNone(node, index, substitute);
    return { before, after: null, absence: { why, substitute } };
  }

  function beforeOf(node: TimelineNode, index: number): Picture | null {
    if (node.kind === 'action') return pictureBefore(node, actionsAt(node.parent), shelf);
    if (node.kind === 'thought' || node.kind === 'unreadable') return null;
    const own = node.kind === 'block' ? pictureAtStart(node, shelf) : null;
    if (own) return own;
    if (!isContainer(index)) return node.kind === 'block' ? pictureFirstSeen(node, shelf) : null;
    // A loop or iteration begins on the page that the first block inside began on.
    for (let at = index + 1; at < node.end; at++) {
      const inner = nodes[at];
      if (inner?.kind === 'block' && !isContainer(at)) return pictureAtStart(inner, shelf);
    }
    return null;
  }

  function substituteOf(node: TimelineNode, index: number): Picture | null {
    const own = node.kind === 'action' ? substituteFor(node, actionsAt(node.parent), shelf) : null;
    return readable(own) ?? earlierThan(node, index);
  }

  /** The last picture of the run that was taken before the item began, whoever it belongs to. */
  function earlierThan(node: TimelineNode, index: number): Picture | null {
    const began = serverIdOf(node, index);
    const picture = began === null ? undefined : lastBefore(shelf.readable, began);
    if (!picture) return null;
    owners ??= ownersOf(timeline, shelf, actionsAt);
    const fromItem = owners.get(picture.artifact_id) ?? null;
    return pictureOf(picture, 'nearest-earlier', { fromItem, within: shelf.ofStep(picture.step_id) });
  }

  function whyNone(node: TimelineNode, index: number, substitute: Picture | null): PictureAbsence {
    if (artifacts === null) return 'unknown';
    if (!options.final && mayStillCome(node)) return 'not-yet';
    if (substitute) return 'never';
    const began = serverIdOf(node, index);
    return began !== null && lastBefore(shelf.readable, began) ? 'never' : 'no-browser';
  }

  function mayStillCome(node: TimelineNode): boolean {
    const block = node.kind === 'action' ? nodes[node.parent] : node;
    if (node.kind !== 'thought' && block?.status !== 'running') return false;
    const since = node.endMs ?? node.startMs;
    return (
      node.kind === 'block' ||
      options.nowMs === undefined ||
      since === null ||
      options.nowMs - since < STILL_EXPECTED_MS
    );
  }

  /** The id whose clock says when the item began: its own, else that of the first block inside. */
  function serverIdOf(node: TimelineNode, index: number): string | null {
    if (node.kind === 'action') return node.action.action_id;
    if (node.kind === 'thought') return node.thought.thought_id;
    if (node.kind === 'unreadable') return node.id.replace(/^unreadable:/, '');
    for (let at = index; at < node.end; at++) {
      const inner = nodes[at];
      if (inner?.kind === 'block' && inner.block) return inner.block.workflow_run_block_id;
    }
    return null;
  }
}

const readable = (picture: Picture | null): Picture | null => (picture?.archived ? null : picture);
