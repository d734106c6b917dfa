import {
  actionChip,
  actionFailure,
  actionText,
  codeDigit,
  plainDescription,
  type ActionChip,
} from './actionWords';
import { actionType } from './actionTypes';
import { blockType } from './blockTypes';
import { blockText } from './blockWords';
import { splitFailure, type FailureParts } from './failureParts';
import { markOf, type Mark } from './marks';
import { thoughtTag, thoughtText } from './thoughtWords';
import type {
  ActionNode,
  BlockNode,
  BranchNode,
  IterationNode,
  NodeKind,
  ThoughtNode,
  Timeline,
  TimelineNode,
} from './timeline';
import { valueText } from './values';

/** Everything a row of the timeline says. Times are numbers: where and how they are drawn is not decided here. */
export interface RowText {
  /** A lucide name; `ring` for iterations. */
  icon: string;
  /** “Input text”, “Navigation”, “Thought”, “#3 of 8”, “If”. */
  name: string;
  /** In mono beside the name: label of a block, value of an iteration, expression of a branch. */
  label: string | null;
  /** “#3” before an action's name. */
  number: string | null;
  /** “Decision” after a thought. */
  tag: string | null;
  text: string | null;
  /** `pending`: the words stand in for a text that is not written yet. */
  textTone: 'text' | 'pending';
  /** What is said about its failure, in the colour of failures; the guess in that of text. */
  failure: FailureParts | null;
  chip: ActionChip | null;
  /** “confidence 0.58”, only below 0.60. */
  confidence: string | null;
  mark: Mark | null;
  /** A later try did it again. */
  retried: boolean;
  /** Not reached or not taken. */
  ghost: boolean;
  /** Accessible name without the time: kind, number or name, status. */
  spoken: string;
  /** Accessible description: what the row says below its first line. */
  description: string | null;
}

const LOW_CONFIDENCE = 0.6;
const LONGEST_DESCRIPTION = 600;
const LONGEST_SPOKEN = 80;

/** The words of a node's row. The only place that decides them; every text of the server is as sent, uncut. */
export function rowOf(node: TimelineNode, timeline: Timeline): RowText {
  const said = words(node, timeline);
  const mark = markOf(node, timeline.final);
  const { label = null, number = null, tag = null, text = null, failure = null, chip = null } = said;
  return {
    icon: said.icon,
    name: said.name,
    label,
    number,
    tag,
    text,
    textTone: said.textTone ?? 'text',
    failure,
    chip,
    confidence: said.confidence ?? null,
    mark,
    retried: node.retried,
    ghost: node.status === 'ghost',
    spoken: inOneLine(', ', spokenName(node, said), mark?.words, node.retried ? 'retried' : null),
    description: shorten(
      inOneLine(' ', failure?.reason, failure?.guess, text, chip?.text) || null,
      LONGEST_DESCRIPTION,
    ),
  };
}

type Words = Pick<RowText, 'icon' | 'name'> &
  Partial<
    Pick<RowText, 'label' | 'number' | 'tag' | 'text' | 'textTone' | 'failure' | 'chip' | 'confidence'>
  >;

function words(node: TimelineNode, timeline: Timeline): Words {
  switch (node.kind) {
    case 'thought':
      return thoughtRow(node, timeline.final);
    case 'block':
      return blockRow(node);
    case 'action':
      return actionRow(node, timeline);
    case 'iteration':
      return iterationRow(node);
    case 'branch':
      return branchRow(node);
    case 'unreadable': {
      const { path, reason } = node.unreadable;
      return { icon: 'file-warning', name: 'Item could not be read', text: `${path}: ${reason}` };
    }
  }
}

function thoughtRow({ thought }: ThoughtNode, final: boolean): Words {
  const written = thoughtText(thought);
  return {
    icon: 'brain',
    name: 'Thought',
    tag: thoughtTag(thought),
    text: written ?? (final ? 'The server recorded no text.' : 'Thinking…'),
    textTone: written === null ? 'pending' : 'text',
  };
}

function blockRow(node: BlockNode): Words {
  const { name, icon } = blockType(node.blockType);
  const failure = node.block?.failure_reason;
  return {
    icon,
    name,
    label: node.label,
    text: blockText(node),
    failure: failure && node.status !== 'completed' ? splitFailure(failure) : null,
  };
}

function actionRow(node: ActionNode, timeline: Timeline): Words {
  const { action } = node;
  const { name, icon } = actionType(action.action_type);
  const failure = actionFailure(action);
  const { confidence_float: confidence } = action;
  return {
    icon,
    name,
    number: `#${node.number}`,
    text: actionLine(node, timeline),
    failure: failure === null ? null : splitFailure(failure),
    chip: actionChip(action),
    confidence:
      confidence !== null && confidence < LOW_CONFIDENCE ? `confidence ${confidence.toFixed(2)}` : null,
  };
}

/** A turn's reasoning is said once: its further actions, and the digits of one code, say what they themselves did. */
function actionLine(node: ActionNode, { nodes, byId }: Timeline): string | null {
  const { action } = node;
  const text = actionText(action);
  const before = nodes[(byId.get(node.id) ?? 0) - 1];
  const repeats =
    before?.kind === 'action' &&
    before.parent === node.parent &&
    action.reasoning !== null &&
    before.action.reasoning === action.reasoning;
  const digit = codeDigit(action);
  if (digit !== null && (repeats || text === null)) return `Digit ${digit} of the verification code`;
  return repeats ? (plainDescription(action) ?? text) : text;
}

function iterationRow({ index, of, value }: IterationNode): Words {
  const text = valueText(value);
  return {
    icon: 'ring',
    name: of === null ? `#${index + 1}` : `#${index + 1} of ${of}`,
    label: text === '' ? null : text,
  };
}

const branchRow = ({ word, expression, description }: BranchNode): Words => ({
  icon: 'corner-down-right',
  name: word,
  label: expression,
  text: description,
});

const KINDS: Record<NodeKind, string> = {
  thought: 'Thought',
  block: 'Block',
  action: 'Action',
  iteration: 'Iteration',
  branch: 'Branch',
  unreadable: '',
};

function spokenName(node: TimelineNode, { name, label, number, tag }: Words): string {
  const own = node.kind === 'thought' ? tag : name;
  return inOneLine(' ', KINDS[node.kind], number, own, shorten(label ?? null, LONGEST_SPOKEN));
}

const inOneLine = (between: string, ...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => !!part).join(between);

const shorten = (text: string | null, most: number): string | null =>
  text !== null && text.length > most ? `${text.slice(0, most).trimEnd()}…` : text;
