import type { Step } from '~/skyvern/task';
import { isObject, textOf } from './scene';

/** One try of one step of a task: an observe-decide-act round. */
export interface Try {
  stepId: string;
  /** 0-based step in the task, and which try of it. */
  order: number;
  retry: number;
  status: string | null;
  /** Types of the actions that the try decided on; empty when the model's answer led to none. */
  actionTypes: readonly string[];
  /** What was raised, as recorded; null where nothing was. */
  exception: string | null;
  /** Address of the page when the try began. */
  pageUrl: string | null;
  /** Ids of the actions whose result was a failure, with the exception each recorded. */
  failed: ReadonlyMap<string, string>;
}

/** How the server records a wait, which never succeeds. */
const WAITED = /wait action is treated as a failure/i;

function exceptionOf(result: unknown): string | null {
  if (!isObject(result) || result['success'] !== false) return null;
  const type = textOf(result['exception_type']);
  const message = textOf(result['exception_message']);
  if (message !== null && WAITED.test(message)) return null;
  return type && message ? `${type}: ${message}` : (message ?? type);
}

function tryOf(step: Step): Try {
  const pairs = step.output?.['actions_and_results'];
  const actionTypes: string[] = [];
  const failed = new Map<string, string>();
  let last: string | null = null;
  for (const pair of Array.isArray(pairs) ? (pairs as unknown[]) : []) {
    const [action, results] = Array.isArray(pair) ? (pair as unknown[]) : [pair];
    if (isObject(action)) actionTypes.push(textOf(action['action_type']) ?? '');
    const exceptions = (Array.isArray(results) ? (results as unknown[]) : []).flatMap(
      (one) => exceptionOf(one) ?? [],
    );
    const exception = exceptions.at(-1);
    if (exception === undefined) continue;
    last = exception;
    const id = isObject(action) ? textOf(action['action_id']) : null;
    if (id !== null) failed.set(id, exception);
  }
  const metadata = step.output?.['browser_metadata'];
  return {
    stepId: step.step_id,
    order: step.order ?? 0,
    retry: step.retry_index ?? 0,
    status: step.status,
    actionTypes,
    exception: textOf(step.output?.['step_exception']) ?? (step.status === 'failed' ? last : null),
    pageUrl: isObject(metadata) ? textOf(metadata['website_url']) : null,
    failed,
  };
}

/** A task's tries in order. Speculative steps that were dropped before they did anything are none. */
export function triesOf(steps: readonly Step[]): Try[] {
  return steps
    .filter(({ status, output, is_speculative }) => !((status === 'canceled' || is_speculative) && !output))
    .map(tryOf)
    .sort((a, b) => a.order - b.order || a.retry - b.retry);
}

const REAL_ACTION = (type: string): boolean => type !== 'wait' && type !== 'null_action' && type !== '';

/** A try that did nothing: no action at all, or only waiting. */
export const didNothing = ({ actionTypes, status }: Try): boolean =>
  (status === 'failed' || status === 'completed') && !actionTypes.some(REAL_ACTION);
