import type { ActionNode } from '../timeline/timeline';

/** Actions that change nothing on the page and decide nothing: `wait` ends as failed by the server's nature. */
const IDLE: ReadonlySet<string> = new Set(['wait', 'null_action']);

/** Whether the action says nothing about why a run failed: it waited, or a later try did it again. */
export const isNoise = ({ action, retried }: ActionNode): boolean => retried || IDLE.has(action.action_type);

/** Texts that the server writes into what it closes after the run ended; they name no reason of their own. */
const CASCADE = [
  /child entity cascade cleanup/i,
  /^task tsk_\w+ was canceled\.?$/i,
  /^workflow run (?:timed out|was canceled|canceled|failed|terminated)\b/i,
];

/** Whether a block's failure text only says that the run ended above it. */
export const isCascade = (reason: string | null): boolean =>
  reason !== null && CASCADE.some((pattern) => pattern.test(reason.trim()));
