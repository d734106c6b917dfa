import type { Run } from '~/skyvern/run';
import type { Execution } from './executions';
import { code, counted, type Piece, type Prose } from './pieces';
import type { CodePart } from './pythonCalls';

interface SummaryInput {
  run: Run;
  parts: readonly CodePart[];
  executions: ReadonlyMap<string, readonly Execution[]>;
  ofThisRun: boolean;
}

/** The code and its run in two or three sentences, from what is recorded. */
export function summaryOf({ run, parts, executions, ofThisRun }: SummaryInput): Prose {
  const main = parts.find(({ isMain }) => isMain);
  const own = parts.filter(({ block }) => block !== null);
  const steps = own.reduce((sum, { calls }) => sum + calls.length, 0);
  const blocks = main ? main.calls.length : own.length;
  const shape = `The code has ${counted(blocks, 'block')}${steps > 0 ? ` and ${counted(steps, 'call')} inside them` : ''}.`;
  const whose = ofThisRun ? [] : [' It is not the code of this run: below is what its blocks did here.'];
  return [shape, ...whose, ...runWords(run, executions)];
}

function runWords(run: Run, executions: ReadonlyMap<string, readonly Execution[]>): Prose {
  const all = [...executions.values()].flat();
  if (all.length === 0) return [];
  const actions = all.flatMap((one) => one.actions);
  const byCode = actions.filter(({ action }) => action.created_by === 'script').length;
  if (byCode === 0 && !all.some((one) => one.byCode)) {
    return run.script_run
      ? []
      : [' The agent did this run by itself; calls stand beside the actions that they fit.'];
  }
  const share: Piece = ` In this run ${byCode.toLocaleString('en-US')} of ${counted(actions.length, 'action')} came from code.`;
  const redone = [...executions].filter(([, times]) => times.some((one) => one.byCode && one.node.retried));
  const fell = redone
    .slice(0, 3)
    .flatMap(([label], at): Piece[] => (at > 0 ? [', ', code(label)] : [code(label)]));
  if (redone.length > 0) return [share, ' The agent did again what code did not finish in ', ...fell, '.'];
  return [share, ...(run.script_run?.ai_fallback_triggered ? [' The code fell back to the AI.'] : [])];
}
