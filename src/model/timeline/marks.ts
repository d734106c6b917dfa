import { humanise } from './humanise';
import type { TimelineNode } from './timeline';

/** What a colour says; `quiet` is neither good nor bad and is drawn fainter than `idle`. */
type MarkTone = 'ok' | 'bad' | 'warn' | 'late' | 'run' | 'hold' | 'idle' | 'quiet';

/** The sign at the end of a row: a lucide name, a colour, and the words that say the same. */
export interface Mark {
  icon: string;
  tone: MarkTone;
  words: string;
}

const marks: Record<string, Mark> = {
  completed: { icon: 'check', tone: 'ok', words: 'completed' },
  failed: { icon: 'x', tone: 'bad', words: 'failed' },
  running: { icon: 'loader-circle', tone: 'run', words: 'running' },
  paused: { icon: 'circle-pause', tone: 'hold', words: 'paused' },
  skipped: { icon: 'circle-slash', tone: 'idle', words: 'skipped' },
  canceled: { icon: 'ban', tone: 'idle', words: 'canceled' },
  terminated: { icon: 'octagon-alert', tone: 'warn', words: 'terminated' },
  timed_out: { icon: 'timer-off', tone: 'late', words: 'timed out' },
  pending: { icon: 'circle-dashed', tone: 'idle', words: 'pending' },
  created: { icon: 'circle-dashed', tone: 'idle', words: 'created' },
  queued: { icon: 'clock-3', tone: 'idle', words: 'queued' },
  interrupted: { icon: 'circle-dashed', tone: 'idle', words: 'did not finish' },
};

/** The mark of a status by itself; one this page does not know is neutral and said as sent. */
export const markOfStatus = (status: string): Mark =>
  (Object.hasOwn(marks, status) ? marks[status] : undefined) ?? {
    icon: 'circle-question-mark',
    tone: 'idle',
    words: humanise(status).toLowerCase(),
  };

const WAITED: Mark = { icon: 'check', tone: 'quiet', words: 'waited' };
const GAVE_UP: Mark = { icon: 'octagon-x', tone: 'warn', words: 'gave up' };
const NOT_VERIFIED: Mark = { icon: 'check', tone: 'warn', words: 'completed, not verified' };
const WAITS_FOR_PERSON: Mark = { icon: 'circle-pause', tone: 'hold', words: 'waiting for a person' };
const ghost = (words: string): Mark => ({ icon: 'circle-dashed', tone: 'quiet', words });

/**
 * The mark of a row; null where the server gives no status (thoughts) or none could be read.
 *
 * A `wait` action is recorded as failed by the server's nature, and a completed `terminate` means that the agent gave up.
 */
export function markOf(node: TimelineNode, final: boolean): Mark | null {
  if (node.status === null) return null;
  if (node.status === 'ghost') {
    // The branches of a conditional that was itself not reached were not decided on either.
    if (node.kind === 'branch' && !node.id.startsWith('ghost:')) return ghost('not taken');
    return ghost(final ? 'never reached' : 'not reached yet');
  }
  if (node.kind === 'action') {
    const { action_type: type, verified } = node.action;
    if (type === 'wait') return node.status === 'pending' ? markOfStatus(node.status) : WAITED;
    if (type === 'terminate' && node.status === 'completed') return GAVE_UP;
    if (type === 'complete' && node.status === 'completed' && !verified) return NOT_VERIFIED;
  }
  if (node.kind === 'block' && node.blockType === 'human_interaction' && node.status === 'running') {
    return WAITS_FOR_PERSON;
  }
  return markOfStatus(node.status);
}
