import type { ActionNode, BlockNode, Timeline } from '~/model/timeline/timeline';
import type { RichRun, TaskV2 } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import { runningBlock } from './lately';

/** A run that waits for a verification code, as far as that can be known. */
export interface CodeWait {
  /** The server says so. False: it says nothing of it, and what the run did last looks like it. */
  sure: boolean;
  /** Whom the code is for, as the run names it; null where only the reader can know. */
  identifier: string | null;
  /** Milliseconds since 1970; null where nobody says. */
  sinceMs: number | null;
  /** The block that waits; null where none runs. */
  block: BlockNode | null;
}

interface Known {
  run: Run;
  rich: RichRun | null;
  taskV2: TaskV2 | null;
  timeline: Timeline | null;
}

/** Nothing new for so long: a run that has somebody to ask for codes may be waiting for one. */
const QUIET_MS = 20_000;
/** And so long after an action that dealt with a code: an action that succeeded is soon followed by another. */
const ASKED_MS = 5_000;

/**
 * Whether a run waits for a code, and whose; null where nothing speaks for it. A server that says yes or no is believed.
 * One that does not leaves traces: the newest action asked for a code, or nothing comes from a run that is given one.
 */
export function codeWait(known: Known, nowMs: number): CodeWait | null {
  const { run, rich, timeline } = known;
  if (run.status !== 'running') return null;
  const said = run.waiting_for_verification_code ?? rich?.waiting_for_verification_code ?? null;
  if (said === false) return null;
  const block = timeline ? runningBlock(timeline) : null;
  const identifier = identifierOf(known, block);
  if (said)
    return {
      sure: true,
      identifier,
      block,
      sinceMs: run.verification_code_polling_started_at ?? rich?.verification_code_polling_started_at ?? null,
    };
  if (!timeline || !block) return null;
  const last = newestAction(timeline, block);
  const newestMs = timeline.nodes.reduce((at, node) => Math.max(at, node.endMs ?? 0, node.startMs ?? 0), 0);
  const quietMs = newestMs > 0 ? nowMs - newestMs : 0;
  const asked = last !== null && asksForCode(last) && quietMs >= ASKED_MS;
  const quiet = givenIdentifier(known) !== null && quietMs >= QUIET_MS;
  return asked || quiet ? { sure: false, identifier, block, sinceMs: newestMs } : null;
}

const asksForCode = ({ action }: ActionNode): boolean =>
  action.action_type === 'verification_code' ||
  (action.action_type === 'input_text' && action.totp_timing_info !== null);

function newestAction({ nodes, byId }: Timeline, block: BlockNode): ActionNode | null {
  const from = byId.get(block.id) ?? 0;
  for (let at = block.end - 1; at > from; at--) {
    const node = nodes[at];
    if (node?.kind === 'action') return node;
  }
  return null;
}

/** The identifier that the run itself was given. */
const givenIdentifier = ({ run, rich, taskV2 }: Known): string | null =>
  run.run_request?.totp_identifier ?? rich?.totp_identifier ?? taskV2?.totp_identifier ?? null;

function identifierOf(known: Known, block: BlockNode | null): string | null {
  const { run, rich } = known;
  const said =
    run.verification_code_identifier ?? rich?.verification_code_identifier ?? givenIdentifier(known);
  if (said) return said;
  const defined = block?.definition?.raw['totp_identifier'];
  // A template names a parameter, not a person.
  return typeof defined === 'string' && defined.trim() && !defined.includes('{{') ? defined.trim() : null;
}
