import type { FallbackEpisode } from '~/skyvern/script';
import type { Run } from '~/skyvern/run';
import { maskText } from '../redact';
import { markOf, type Mark } from '../timeline/marks';
import type { ActionNode, Timeline } from '../timeline/timeline';
import { callWords, nameOf } from './callWords';
import { executionsByLabel, tellingExecution, type Execution } from './executions';
import { actionFailed, actionHappened, blockFailed, blockHappened } from './happened';
import { matchActions } from './matchActions';
import { excerpt, type Prose } from './pieces';
import { argument, readParts, type Call, type CodePart } from './pythonCalls';
import { summaryOf } from './summary';

/** A place where code fell back to the AI, as the reader needs it. Texts are masked. */
export interface Fallback {
  id: string;
  kind: string | null;
  error: string | null;
  /** Whether the AI got on with it; null where nobody says. */
  helped: boolean | null;
  pageUrl: string | null;
  pageText: string | null;
}

/** One call of the code: what it does, and what it did in this run. */
export interface ExplainedCall {
  /** Lines of the code, from 1, both ends included. */
  from: number;
  to: number;
  name: string;
  icon: string;
  /** Label of its block; null for a call of no block. */
  label: string | null;
  /** Number of its action in the block; null without one. */
  number: number | null;
  /** It stands for a whole block, whose calls follow. */
  isBlock: boolean;
  /** Loops and branches that it stands in. */
  depth: number;
  does: Prose;
  happened: Prose;
  /** The server's words, masked. */
  failure: string | null;
  mark: Mark | null;
  /** Node of the timeline that it is tied to; null where the run has none. */
  itemId: string | null;
  durationMs: number | null;
  fallbacks: readonly Fallback[];
}

export interface Explanation {
  summary: Prose;
  calls: readonly ExplainedCall[];
}

export interface ExplainInput {
  code: string;
  run: Run;
  timeline: Timeline | null;
  /** False for code of another cache key or version: what its blocks did here is still told, as that. */
  ofThisRun: boolean;
  episodes: readonly FallbackEpisode[];
}

/**
 * A script call by call in the order in which it runs, each tied to its block and action of the run: what it does by its
 * own text, what happened by what the server recorded. Nothing is guessed: a call that no action fits says so.
 */
export function explainCode(input: ExplainInput): Explanation {
  const { code, run, timeline, episodes } = input;
  const parts = readParts(code);
  const executions = timeline ? executionsByLabel(timeline) : new Map<string, Execution[]>();
  const told = new Set<string>();
  /** Fallbacks belong to a block; its first call tells them. */
  const fallbacksOf = (label: string): Fallback[] => {
    if (told.has(label)) return [];
    told.add(label);
    return episodes.filter((one) => one.block_label === label).map(fallbackOf);
  };
  const scene: Scene = { timeline, executions, fallbacksOf };
  const byBlock = new Map(
    parts.flatMap((part) => (part.block === null ? [] : [[part.block, part] as const])),
  );
  const used = new Set<CodePart>();
  const calls: ExplainedCall[] = [];
  for (const part of parts.filter(({ isMain }) => isMain)) {
    used.add(part);
    for (const call of part.calls) {
      const label = argument(call, 'label')?.text ?? null;
      const own = label === null ? undefined : byBlock.get(label);
      const block = blockCall(scene, call, label);
      calls.push(own ? { ...block, does: [`Runs lines ${own.from}–${own.to}. `, ...block.does] } : block);
      if (!own || used.has(own)) continue;
      used.add(own);
      calls.push(...withBlock(calls.pop(), partCalls(scene, own)));
    }
  }
  for (const part of parts) if (!used.has(part)) calls.push(...partCalls(scene, part));
  return { calls, summary: summaryOf({ ...input, parts, executions, run }) };
}

/** A block's reason is told once: by the call that failed with it, where one did. */
function withBlock(block: ExplainedCall | undefined, calls: readonly ExplainedCall[]): ExplainedCall[] {
  if (!block) return [...calls];
  const told = calls.some(({ failure }) => failure !== null && failure === block.failure);
  const { depth } = block;
  return [told ? { ...block, failure: null } : block, ...calls.map((call) => ({ ...call, depth }))];
}

interface Scene {
  timeline: Timeline | null;
  executions: ReadonlyMap<string, Execution[]>;
  fallbacksOf: (label: string) => Fallback[];
}

function blockCall(
  { timeline, executions, fallbacksOf }: Scene,
  call: Call,
  label: string | null,
): ExplainedCall {
  const all = label === null ? [] : (executions.get(label) ?? []);
  const telling = tellingExecution(all);
  const final = timeline?.final ?? true;
  return {
    ...placeOf(call),
    ...nameOf(call, telling?.node.blockType ?? null),
    label,
    number: null,
    isBlock: true,
    depth: depthOf(call),
    does: callWords(call),
    happened: label === null || !timeline ? [] : blockHappened(all, telling, final),
    failure: telling && blockFailed(telling),
    mark: telling && markOf(telling.node, final),
    itemId: telling?.node.id ?? null,
    durationMs: all.length === 1 ? (telling?.node.durationMs ?? null) : null,
    fallbacks: label === null ? [] : fallbacksOf(label),
  };
}

function partCalls(scene: Scene, part: CodePart): ExplainedCall[] {
  const { timeline, executions, fallbacksOf } = scene;
  if (part.block === null)
    return part.calls.map((call) => blockCall(scene, call, argument(call, 'label')?.text ?? null));
  const label = part.block;
  const telling = tellingExecution(executions.get(label) ?? []);
  const matched = matchActions(part.calls, telling?.actions ?? []);
  return part.calls.map((call, at): ExplainedCall => {
    const action = matched[at] ?? null;
    return {
      ...placeOf(call),
      ...nameOf(call, null),
      label,
      number: action?.number ?? null,
      isBlock: false,
      depth: 0,
      does: callWords(call),
      happened: happenedTo(call, action, telling),
      failure: action && telling ? actionFailed(action, telling) : null,
      mark: action && markOf(action, timeline?.final ?? true),
      itemId: action?.id ?? (call.method === 'goto' ? (telling?.node.id ?? null) : null),
      durationMs: action?.durationMs ?? null,
      fallbacks: at === 0 ? fallbacksOf(label) : [],
    };
  });
}

function happenedTo(call: Call, action: ActionNode | null, telling: Execution | null): Prose {
  if (action) return actionHappened(call, action);
  // The server records no action for opening the block's page, and the block itself says that it was not reached.
  if (!telling || call.method === 'goto' || telling.actions.length === 0) return [];
  return ['No action of this run fits it.'];
}

const INDENT = 4;

/** How deep a call stands in the function that runs the blocks; generated code has four columns a level. */
const depthOf = ({ indent }: Call): number => Math.max(0, Math.floor(indent / INDENT) - 1);

const placeOf = ({ from, to }: Call) => ({ from, to });

const PAGE_TEXT = 600;

function fallbackOf(episode: FallbackEpisode, at: number): Fallback {
  const masked = (text: string | null) => (text === null ? null : maskText(text));
  const error = masked(episode.error_message);
  const pageText = masked(episode.page_text_snapshot);
  return {
    id: episode.episode_id ?? `${episode.block_label} ${at}`,
    kind: episode.fallback_type,
    error,
    helped: episode.episode_id === null && !episode.fallback_succeeded ? null : episode.fallback_succeeded,
    pageUrl: masked(episode.page_url),
    pageText: pageText === null ? null : excerpt(pageText, PAGE_TEXT),
  };
}
