import { readTime, recordedId, renameText, writeTime, type Rename } from './rename';
import type { RunRow } from '../recorded/index';
import type { Content, RunFolder } from './runFolder';

/** What a made-up run changes in the recorded run that it is made from. */
export interface Derivation {
  slug: string;
  runId: string;
  rename: Rename;
  /** Title in the list; the base's where absent. */
  title?: string;
  /** When the list says it was made; the base's time where absent. */
  createdAt?: number;
  /** False: the list does not show it. */
  listed?: boolean;
  /** New contents by file name; gets the base's text with the new ids, null where the base has no such file. */
  files?: Readonly<Record<string, (text: string | null) => string | null | Promise<string | null>>>;
  /** New row of the list. */
  row?: (row: RunRow) => RunRow;
  /** New bytes; gets the base's. */
  content?: (
    artifactId: string,
    content: Content | null,
    base: RunFolder,
  ) => Content | null | Promise<Content | null>;
  disturb?: RunFolder['disturb'];
  signedUrlSeconds?: number;
  range?: boolean;
  /** Ids of things that the base does not have. */
  extraIds?: ReadonlySet<string>;
}

/** A run made from a recorded one. */
export function derivedFolder(base: RunFolder, how: Derivation): RunFolder {
  const { rename, runId } = how;
  const shared = (id: string): boolean => recordedId(id, rename) === id;
  return {
    slug: how.slug,
    recordedSlug: base.recordedSlug,
    runId,
    searchText: renameText(base.searchText, rename),
    // Ids that keep their names (agents, scripts) are answered by the run that they were recorded with.
    holds: (id) =>
      id === runId || (how.extraIds?.has(id) ?? false) || (!shared(id) && base.holds(recordedId(id, rename))),
    async row() {
      const row = how.listed === false ? null : await base.row();
      if (!row) return null;
      const renamed = JSON.parse(renameText(JSON.stringify(row), rename)) as RunRow;
      const moved = how.createdAt === undefined ? renamed : moveRow(renamed, how.createdAt);
      const titled = { ...moved, run_id: runId, title: how.title ?? moved.title };
      return how.row ? how.row(titled) : titled;
    },
    async text(file) {
      const text = await base.text(file);
      const renamed = text === null ? null : renameText(text, rename);
      const change = how.files?.[file];
      return change ? change(renamed) : renamed;
    },
    async content(artifactId) {
      const content = await base.content(recordedId(artifactId, rename));
      return how.content ? how.content(artifactId, content, base) : content;
    },
    ...(how.signedUrlSeconds === undefined ? {} : { signedUrlSeconds: how.signedUrlSeconds }),
    ...(how.range === undefined ? {} : { range: how.range }),
    ...(how.disturb ? { disturb: how.disturb } : {}),
  };
}

function moveRow(row: RunRow, createdAt: number): RunRow {
  const by = createdAt - readTime(row.created_at);
  const move = (time: string | null): string | null =>
    time === null ? null : writeTime(readTime(time) + by, time.slice(23, 26));
  return {
    ...row,
    created_at: writeTime(createdAt, row.created_at.slice(23, 26)),
    started_at: move(row.started_at),
    finished_at: move(row.finished_at),
  };
}
