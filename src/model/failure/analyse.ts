import { isFinal } from '~/skyvern/status';
import { childRunOf } from '../timeline/childRun';
import type { Timeline } from '../timeline/timeline';
import { ancestorsOf } from '../timeline/walk';
import type { Analysis } from './analysis';
import { codesAt } from './codes';
import { endedBy } from './endedBy';
import { factsOf } from './facts';
import { blockFinding } from './blockFinding';
import { lastDone } from './lastDone';
import { failuresAround } from './others';
import { plannedRuns, plannerFinding } from './planner';
import { quietLine } from './quiet';
import { placeOf } from './say';
import { ran, type Finding, type Scene } from './scene';
import { stoodAt, timeByBlock } from './stoodAt';

const NOTHING: Analysis = {
  verdict: null,
  itemId: null,
  chain: [],
  rule: null,
  others: [],
  othersAre: 'failures',
  quiet: null,
  lastDone: null,
  pending: null,
  endedById: null,
  exception: null,
  codes: [],
  facts: [],
  timeByBlock: [],
  childRunId: null,
};

/**
 * What the reader of a run should see first: the item that explains its end, a word for how sure that is, and the rule
 * that found it. Pure: the same answers give the same analysis.
 *
 * A run that is not final has none yet; a completed one never has a verdict, at most a quiet line; a canceled one says
 * what was last done. Steps, definition and rich answer sharpen it where the server gives them; none is needed.
 */
export function analyse(scene: Scene): Analysis {
  const { run, timeline } = scene;
  if (!isFinal(run)) return { ...NOTHING, pending: pendingWords(scene) };
  switch (run.status) {
    case 'completed':
      return { ...NOTHING, quiet: quietLine(scene) };
    case 'canceled':
      return canceled(scene);
    case 'timed_out': {
      const finding = stoodAt(scene);
      return { ...concluded(scene, finding, finding.index), timeByBlock: timeByBlock(scene) };
    }
    default: {
      const ended = endOfRun(scene);
      const finding = ended === null ? withoutFailedBlock(scene) : blockFinding(scene, ended);
      return concluded(scene, finding, ended ?? blockAround(timeline, finding.index));
    }
  }
}

function pendingWords({ run }: Scene): string {
  return run.retry_pending
    ? 'The server is about to try this run again; there is no verdict before that.'
    : 'The run is not over; there is no verdict before that.';
}

function canceled({ run, timeline }: Scene): Analysis {
  const index = lastDone(timeline, run.finished_at);
  if (index === null) return { ...NOTHING, rule: 'Nothing was done before it was canceled.' };
  return {
    ...NOTHING,
    lastDone: timeline.nodes[index]?.id ?? null,
    chain: chainFrom(timeline, index),
    rule: `Last done: ${placeOf(timeline, index)}.`,
  };
}

/** The block that ended the run. A planner goes on after a failed block, unless it is the last or the run names it. */
function endOfRun({ run, rich, timeline }: Scene): number | null {
  const reason = run.failure_reason ?? rich?.failure_reason ?? null;
  const ended = endedBy(timeline, reason);
  const node = ended === null ? undefined : timeline.nodes[ended];
  if (ended === null || !ran(node)) return null;
  if (!plannedRuns(timeline).has(node.block.workflow_run_id)) return ended;
  const said = node.block.failure_reason !== null && (reason ?? '').includes(node.block.failure_reason);
  const later = timeline.nodes.some((other, at) => at >= node.end && ran(other));
  return said || !later ? ended : null;
}

function withoutFailedBlock({ run, timeline }: Scene): Finding {
  if (timeline.nodes.some(({ kind }) => kind === 'thought')) return plannerFinding(timeline, run.status);
  const open = timeline.nodes.findLastIndex((node) => ran(node) && node.status === 'interrupted');
  const last = open >= 0 ? open : timeline.nodes.findLastIndex((node) => ran(node) && !node.isFinally);
  return {
    verdict: 'none',
    index: last < 0 ? null : last,
    rule:
      last < 0
        ? 'No single item stands out: the run ended before any block began.'
        : open >= 0
          ? 'No single item stands out: the run ended while this block was at work.'
          : 'No single item stands out: no block failed.',
  };
}

function blockAround(timeline: Timeline, index: number | null): number | null {
  if (index === null) return null;
  return [index, ...ancestorsOf(timeline, index)].find((at) => ran(timeline.nodes[at])) ?? null;
}

const chainFrom = (timeline: Timeline, index: number): string[] =>
  [index, ...ancestorsOf(timeline, index)].flatMap((at) => timeline.nodes[at]?.id ?? []);

function concluded(scene: Scene, finding: Finding, ended: number | null): Analysis {
  const { timeline } = scene;
  const { verdict, index, rule, suspects = [], exception = null } = finding;
  const node = index === null ? undefined : timeline.nodes[index];
  const areSuspects = verdict === 'suspect' && suspects.length > 0;
  const child = ran(node) ? childRunOf(node.block) : null;
  return {
    ...NOTHING,
    verdict,
    itemId: node?.id ?? null,
    chain: index === null ? [] : chainFrom(timeline, index),
    rule,
    others: areSuspects
      ? suspects.map((one) => ({ itemId: timeline.nodes[one.index]?.id ?? '', rule: one.rule }))
      : index === null
        ? []
        : failuresAround(timeline, index, rule, ended),
    othersAre: areSuspects ? 'suspects' : 'failures',
    endedById: ended === null ? null : (timeline.nodes[ended]?.id ?? null),
    exception,
    codes: codesAt(scene, index),
    facts: verdict === 'cause' && node?.kind === 'block' && index !== null ? factsOf(scene, index) : [],
    childRunId: child?.runId ?? null,
  };
}
