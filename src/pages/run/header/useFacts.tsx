import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import { originOfRerun, rerunsOf } from '~/api/reruns';
import { useRunTags } from '~/api/runTags';
import { useConnection } from '~/api/connection';
import { kindOfId } from '~/skyvern/ids';
import type { RunTag } from '~/skyvern/runTags';
import { skyvernOrigin, sessionAddress } from '~/pages/skyvernLinks';
import { shortId, triggerWords } from '~/pages/runWords';
import { formatCount, formatDate } from '~/ui/format';
import { RelativeTime } from '~/ui/RelativeTime';
import { Tooltip } from '~/ui/Tooltip';
import { webAddress } from '~/ui/webAddress';
import { useRunData, type RunData } from '../workspace/RunContext';
import { Duration } from './Duration';
import type { Fact } from './FactRow';

/** The small facts of the header in their order; what a run does not have is absent. */
export function useFacts(): readonly Fact[] {
  const data = useRunData();
  const { run } = data;
  const { appUrl } = useConnection();
  const tagsOf = kindOfId(run.run_id) === 'workflow_run' ? run.run_id : null;
  const { data: tags } = useRunTags(tagsOf);
  const origin = skyvernOrigin(appUrl, run.app_url);
  return useMemo(
    () => [
      ...times(data),
      ...ways(data, tags ?? []),
      ...relatives(data, origin),
      ...(tags === null && tagsOf !== null ? [NO_TAGS] : []),
    ],
    [data, tags, tagsOf, origin],
  );
}

/** Older servers have no tags, and some plans do not give them. */
const NO_TAGS: Fact = { key: 'no-tags', icon: 'tag', name: 'Tags', words: 'No tags from this server' };

function times({ run, rich, agent }: RunData): Fact[] {
  const facts: Fact[] = [];
  const began = run.started_at ?? run.created_at;
  if (began !== null)
    facts.push({
      key: 'started',
      icon: 'clock',
      name: run.started_at === null ? 'Created' : 'Started',
      words: <RelativeTime at={began} />,
    });
  if (run.started_at !== null)
    facts.push({ key: 'duration', icon: 'timer', name: 'Duration', words: <Duration /> });
  const steps = run.step_count;
  if (steps !== null)
    facts.push({
      key: 'steps',
      icon: 'footprints',
      name: 'Steps',
      words: `${formatCount(steps)} ${steps === 1 ? 'step' : 'steps'}`,
    });
  const deleted = rich?.workflow?.deleted_at ?? agent?.deleted_at ?? null;
  if (deleted !== null)
    facts.push({
      key: 'deleted',
      icon: 'circle-slash',
      name: 'Agent',
      words: (
        <Tooltip text="The agent is gone, so there is nothing to edit. Its runs stay.">
          <span tabIndex={0} role="note">
            Agent deleted on {formatDate(deleted, Date.now())}
          </span>
        </Tooltip>
      ),
    });
  return facts;
}

function ways({ run, rich }: RunData, tags: readonly RunTag[]): Fact[] {
  const facts: Fact[] = [];
  // The server's own tags repeat what the header says in other places.
  const said = tags.find(({ key }) => key === 'skyvern.trigger')?.value;
  const trigger = rich?.trigger_type ?? said ?? null;
  if (trigger) {
    const { word, icon } = triggerWords(trigger);
    facts.push({ key: 'trigger', icon, name: 'Started by', words: word });
  }
  if (run.run_with === 'code' || run.script_run)
    facts.push({
      key: 'code',
      icon: 'zap',
      name: 'Ran with',
      words: run.script_run?.ai_fallback_triggered ? 'Ran with code and AI' : 'Ran with code',
    });
  const own = tags
    .filter(({ key, source }) => source !== 'system' && !key.startsWith('skyvern.'))
    .map(({ key, value }) => (value === null ? key : `${key}: ${value}`));
  if (own.length > 0)
    facts.push({ key: 'tags', icon: 'tag', name: 'Tags', words: <bdi>{own.join(', ')}</bdi> });
  if (run.attempt !== null && run.attempt > 1)
    facts.push({ key: 'attempt', icon: 'history', name: 'Attempt', words: `Attempt ${run.attempt}` });
  return facts;
}

function relatives({ run, rich, taskV2, askedId }: RunData, origin: string | null): Fact[] {
  const facts: Fact[] = [];
  const session = run.browser_session_id ?? rich?.browser_session_id ?? null;
  if (session)
    facts.push({
      key: 'session',
      icon: 'link-2',
      name: 'Session',
      words: <SessionLink id={session} origin={origin} />,
    });
  const runs = [
    ['from', 'history', 'Retried from', rich?.retried_from_workflow_run_id],
    ['by', 'history', 'Retried by', rich?.retried_by_workflow_run_id],
    ['of', 'history', 'Rerun of', originOfRerun(run.run_id)],
    ['as', 'history', 'Rerun as', rerunsOf(run.run_id).at(-1)],
    ['parent', 'corner-left-up', 'Parent', rich?.parent_workflow_run_id],
    // A task v2 is one run under two ids; the one that is not shown leads to the same page.
    ['task', 'workflow', 'Agent run', askedId === run.run_id ? taskV2?.workflow_run_id : askedId],
  ] as const;
  for (const [key, icon, name, id] of runs) {
    if (!id || id === run.run_id) continue;
    facts.push({
      key,
      icon,
      name,
      words: (
        <span>
          {name}{' '}
          <Link to={`/runs/${encodeURIComponent(id)}`} title={id}>
            <code>{shortId(id)}</code>
          </Link>
        </span>
      ),
    });
  }
  return facts;
}

function SessionLink({ id, origin }: { id: string; origin: string | null }) {
  const address = origin && webAddress(sessionAddress(origin, id));
  const words = (
    <>
      Session <code>{shortId(id)}</code>
    </>
  );
  if (!address) return <span title={id}>{words}</span>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" title={id}>
      {words}
    </a>
  );
}
