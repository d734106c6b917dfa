import type { RunMaker } from '../scene/runBook';
import type { RunFolder } from '../scene/runFolder';
import { documentsOf } from './documents';
import { generateRun, type GeneratedRun } from './generateRun';
import { generatedRunId, numberOf, readGeneratedId, variantOf } from './ids';
import { drawPicture } from './picture';

/** Runs are kept while they are looked at; a large one takes some hundred megabytes. */
const KEPT = 2;

/**
 * Makes the run of an id that follows the rule of generated runs; see `ids.ts`. Ids of the things in it are known as
 * long as the run is kept.
 */
export function generatedRuns(): RunMaker {
  const kept = new Map<string, RunFolder>();
  return (id) => {
    const read = readGeneratedId(id);
    if (!read) return [...kept.values()].find((folder) => folder.holds(id)) ?? null;
    const runId = generatedRunId(read.items, read.seed);
    const folder = kept.get(runId) ?? generatedFolder(runId, read.items, read.seed);
    kept.delete(runId);
    kept.set(runId, folder);
    for (const old of [...kept.keys()].slice(0, -KEPT)) kept.delete(old);
    return folder;
  };
}

function generatedFolder(runId: string, items: number, seed: number): RunFolder {
  let made: GeneratedRun | null = null;
  let grown = 0;
  let ids: ReadonlySet<string> | null = null;
  const texts = new Map<string, string>();
  const run = (): GeneratedRun => (made ??= generateRun({ items, seed, grown }));
  const idsIn = (): ReadonlySet<string> => (ids ??= everyId(run()));
  const grow = (): void => {
    grown += 1;
    made = null;
    ids = null;
    texts.clear();
  };
  const textOf = (file: string): string | null => {
    const value = file === 'timeline.json' ? run().timeline : documentsOf(run())[file];
    return value === undefined ? null : JSON.stringify(value);
  };
  return {
    slug: 'generated',
    recordedSlug: 'shipment-loop-partial',
    runId,
    searchText: '',
    holds(id) {
      const read = readGeneratedId(id);
      return read ? read.items === items && read.seed === seed : idsIn().has(id);
    },
    row: () => Promise.resolve(null),
    async text(file) {
      if (file === 'requests.json') return JSON.stringify(requestsOf(runId, run().agentId));
      // A run that grows has one item more each time its timeline is read.
      if (file === 'timeline.json' && variantOf(seed) === 'growing') grow();
      const known = texts.get(file) ?? textOf(file);
      if (known !== null) texts.set(file, known);
      return known;
    },
    artifactRows: (column, id) => run().artifacts.filter((row) => row[column] === id),
    async content(artifactId) {
      if (!artifactId.startsWith('a_')) return null;
      return { bytes: await drawPicture(numberOf(artifactId)), type: 'image/png' };
    },
  };
}

function requestsOf(runId: string, agentId: string): object[] {
  const files: [string, string][] = [
    [`/v1/runs/${runId}`, 'run.json'],
    [`/v1/runs/${runId}/timeline`, 'timeline.json'],
    [`/v1/workflows/runs/${runId}`, 'workflow-run-rich.json'],
    [`/api/v1/workflows/runs/${runId}`, 'workflow-run-rich.json'],
    [`/api/v1/workflows/${agentId}/runs/${runId}`, 'workflow-run-rich.json'],
    [`/v1/agents/${agentId}`, 'agent.json'],
    [`/api/v1/workflows/${agentId}`, 'workflow.json'],
  ];
  return files.map(([path, body_file]) => ({ method: 'GET', path, status: 200, body_file }));
}

/** Ids by which lists of artifacts are asked, and those of the artifacts. */
function everyId(run: GeneratedRun): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const row of run.artifacts) {
    for (const id of [row.artifact_id, row.task_id, row.step_id, row.workflow_run_block_id])
      if (id) ids.add(id);
  }
  return ids;
}
