import type { Agent } from '~/skyvern/agent';
import type { Run } from '~/skyvern/run';
import type { ScriptVersion } from '~/skyvern/script';
import type { Timeline } from '../timeline/timeline';

/** Only runs of agents have generated code; `task` and `task_v2` say why there is none. */
export function codeKind(run: Run): 'agent' | 'task' | 'task_v2' {
  if (run.run_type === 'workflow_run') return 'agent';
  return run.run_type === 'task_v2' ? 'task_v2' : 'task';
}

/**
 * Whether code generation is on, as far as run and agent say it: the run or its agent runs with code, the run used a
 * script, the agent makes one when it ends, or an action came from code. Servers also leave code behind without any of
 * these, so "no" means only that nobody switched it on.
 */
export function isCodeOn(run: Run, agent: Agent | null, timeline: Timeline | null): boolean {
  return (
    run.run_with === 'code' ||
    run.script_run !== null ||
    run.script_id !== null ||
    agent?.run_with === 'code' ||
    agent?.generate_script_on_terminal === true ||
    (timeline?.nodes.some((node) => node.kind === 'action' && node.action.created_by === 'script') ?? false)
  );
}

/** What a run has to do with a version of code: it ran it, it was made from it, or null for neither. */
export function versionOfRun(
  version: Pick<ScriptVersion, 'script_revision_id' | 'run_id'>,
  run: Pick<Run, 'run_id' | 'script_run'>,
): 'used' | 'generated' | null {
  const used = run.script_run?.script_revision_id ?? null;
  if (used !== null && used === version.script_revision_id) return 'used';
  return version.run_id === run.run_id ? 'generated' : null;
}
