import { LIVE_RUNS, type LiveRun } from './live/table';
import { artifactRuns } from './special/artifactRuns';
import { codeRuns } from './special/codeRuns';
import { faultRuns } from './special/faultRuns';
import { hostileRuns } from './special/hostileRuns';
import { outputRuns } from './special/outputRuns';
import { recordingRuns } from './special/recordingRuns';
import type { SpecialRun } from './special/specialRun';
import { stateRuns } from './special/stateRuns';

export { ARTIFACT_RUNS } from './special/artifactRuns';
export { CODE_RUNS } from './special/codeRuns';
export { FAULT_RUNS } from './special/faultRuns';
export { HOSTILE_RUNS } from './special/hostileRuns';
export { OUTPUT_RUNS } from './special/outputRuns';
export { RECORDING_RUNS } from './special/recordingRuns';
export { STATE_RUNS } from './special/stateRuns';
export { LIVE_RUNS } from './live/table';

/** A run of the demo that is none of the recorded ones. */
export interface DemoRun {
  runId: string;
  group: string;
  sentence: string;
}

/** Every special run, in the order in which the list shows them, behind the recorded ones. */
export const SPECIAL_RUNS: readonly SpecialRun[] = [
  ...stateRuns,
  ...outputRuns,
  ...recordingRuns,
  ...codeRuns,
  ...artifactRuns,
  ...faultRuns,
  ...hostileRuns,
];

const GROUPS: [string, readonly SpecialRun[]][] = [
  ['states', stateRuns],
  ['outputs, files, settings', outputRuns],
  ['recordings', recordingRuns],
  ['generated code', codeRuns],
  ['pictures and files', artifactRuns],
  ['failures', faultRuns],
  ['hostile data', hostileRuns],
];

/** Live and special runs, each with a sentence that says what one sees. Runs of any size follow the rule of `generate/ids.ts`. */
export const DEMO_RUNS: readonly DemoRun[] = [
  ...Object.values<LiveRun>(LIVE_RUNS).map(({ runId, sentence }) => ({ runId, group: 'live', sentence })),
  ...GROUPS.flatMap(([group, runs]) => runs.map(({ runId, sentence }) => ({ runId, group, sentence }))),
];
