import { compareIds, type RunsIndex } from '../recorded/index';
import type { RunFiles } from '../recorded/files';
import { recordedFolder, type RunFolder } from './runFolder';

/** Makes a run on the spot for an id that follows a rule; null for every other id. */
export type RunMaker = (id: string) => RunFolder | null;

/** All runs that the server has, by whatever id one knows of them. */
export interface RunBook {
  index: RunsIndex;
  /** Every run but those made on the spot, recorded ones first, newest first. */
  all(): readonly RunFolder[];
  /** The run that is asked by this id. */
  run(id: string): RunFolder | null;
  /** Every run that holds something of this id, the one asked by it first, then the newest. */
  holding(id: string): RunFolder[];
  /** A recorded run by the name of its folder, whatever became of it since. */
  recorded(slug: string): RunFolder | null;
  /** Adds a run, in place of one with the same id. */
  add(folder: RunFolder): void;
}

/** Opens the book of recorded runs. Runs that are added later answer before recorded ones with the same id. */
export function openRunBook(index: RunsIndex, files: RunFiles, makers: readonly RunMaker[]): RunBook {
  const recorded = index.runs.map((entry) => recordedFolder(entry, files));
  const added = new Map<string, RunFolder>();
  const made = (id: string): RunFolder | null => {
    for (const make of makers) {
      const folder = make(id);
      if (folder) return folder;
    }
    return null;
  };
  const all = (): RunFolder[] => [
    ...recorded.filter((folder) => !added.has(folder.runId)),
    ...added.values(),
  ];
  return {
    index,
    all,
    run: (id) => added.get(id) ?? recorded.find((folder) => folder.runId === id) ?? made(id),
    holding(id) {
      const found = all()
        .filter((folder) => folder.holds(id))
        .toSorted((a, b) => Number(b.runId === id) - Number(a.runId === id) || compareIds(b.runId, a.runId));
      if (found.length > 0) return found;
      const folder = made(id);
      return folder ? [folder] : [];
    },
    recorded: (slug) => recorded.find((folder) => folder.slug === slug) ?? null,
    add(folder) {
      added.set(folder.runId, folder);
    },
  };
}
