import { useEffect, useState } from 'react';
import { useEarlierTries } from '~/api/earlierTries';
import { useTaskSteps } from '~/api/tasks';
import { didNothing, triesOf, type Try } from '~/model/failure/tries';
import { actionType } from '~/model/timeline/actionTypes';
import { humanise } from '~/model/timeline/humanise';
import type { BlockNode } from '~/model/timeline/timeline';
import css from './Details.module.css';

const TROUBLED = new Set(['failed', 'terminated', 'timed_out', 'canceled', 'interrupted']);

/** Walking with the keys passes many blocks: their tries are asked for where the reader rests. */
const REST_MS = 400;

/** Whether a block may have tries to tell of: an agent worked on it, and is done. */
export const hasTries = (node: BlockNode): boolean =>
  Boolean(node.block?.task_id) && node.status !== 'running' && node.status !== 'queued';

/** Whether it went as the timeline shows it: each step once, with what it did. */
const asShown = (tries: readonly Try[]): boolean =>
  tries.every((one) => one.retry === 0 && one.exception === null && !didNothing(one));

/**
 * What the timeline cannot hold of a block: every try of its steps, those that led to no action included, with what was
 * raised; and the whole tries of the block that a later one replaced. Nothing where a block that completed has no more
 * than its rows say, and where the server keeps both to itself.
 */
export function Tries({ block }: { block: BlockNode }) {
  const troubled = TROUBLED.has(block.status ?? '') || block.retried;
  const [rests, setRests] = useState(troubled);
  useEffect(() => {
    const timer = setTimeout(() => setRests(true), REST_MS);
    return () => clearTimeout(timer);
  }, []);
  const taskId = rests ? (block.block?.task_id ?? null) : null;
  const workflowRunId = block.block?.workflow_run_id ?? null;
  const steps = useTaskSteps(taskId);
  const earlier = useEarlierTries(taskId && workflowRunId ? { taskId, workflowRunId } : null);
  const tries = triesOf(steps.data ?? []);
  const replaced = earlier.data ?? [];
  const nothingMore = troubled ? tries.length === 0 : asShown(tries);
  if (nothingMore && replaced.length === 0) return null;
  return (
    <section className={css.text}>
      <h3 className={css.key}>Tries</h3>
      <ol className={css.tries}>
        {replaced.map(({ task, actions }) => (
          <li key={task.task_id} className={css.try}>
            <span className={css.tryName}>Try {(task.retry ?? 0) + 1} of the block</span>
            <span className={css.note}>
              {task.status ? humanise(task.status) : 'status not known'} · {actions.length} actions, no longer
              in the timeline
            </span>
            {task.failure_reason && <span className={css.raised}>{task.failure_reason}</span>}
          </li>
        ))}
        {tries.map((one) => (
          <OneTry key={one.stepId} one={one} />
        ))}
      </ol>
    </section>
  );
}

function OneTry({ one }: { one: Try }) {
  const did =
    one.actionTypes.length === 0
      ? 'no action'
      : one.actionTypes.map((type) => actionType(type).name).join(', ');
  return (
    <li className={css.try}>
      <span className={css.tryName}>
        Step {one.order + 1}
        {one.retry > 0 && `, try ${one.retry + 1}`}
      </span>
      <span className={css.note}>
        {one.status ? humanise(one.status) : 'status not known'} · {did}
      </span>
      {one.exception && (
        <span className={css.raised} dir="auto">
          {one.exception}
        </span>
      )}
    </li>
  );
}
