import type { IndexEntry, RunRow } from '../recorded/index';
import type { RunFiles } from '../recorded/files';
import { contentTypeOf } from '../recorded/contentType';
import type { ArtifactRow } from '../handlers/artifacts';
import type { Ask } from './scene';
import type { WorldAnswer } from './request';

/** Bytes of an artifact. Empty bytes are what some servers have of a recording. */
export interface Content {
  bytes: Uint8Array;
  type: string;
}

/**
 * A run, as a folder of files. Recorded runs are folders on disk; every other run of the world is made from one by
 * giving its files other contents. The handlers know no other kind of run.
 */
export interface RunFolder {
  readonly slug: string;
  /** Name of the recorded folder that it goes back to. */
  readonly recordedSlug: string;
  /** The id that the run is asked by. */
  readonly runId: string;
  /** Whether anything of this run has the id. */
  holds(id: string): boolean;
  /** Null for a run that the list does not show. */
  row(): Promise<RunRow | null>;
  readonly searchText: string;
  /** Null where the folder has no such file. */
  text(file: string): Promise<string | null>;
  /** Rows of its lists of artifacts by their owner, oldest first, where the folder knows a quicker way than its files. */
  artifactRows?(column: keyof ArtifactRow, id: string): ArtifactRow[];
  /** Null where the server had no bytes. */
  content(artifactId: string): Promise<Content | null>;
  /** Addresses of its artifacts are signed and last so long; negative: they have expired when they are told. */
  readonly signedUrlSeconds?: number;
  /** Whether parts of its files are served; the server's own setting where absent. */
  readonly range?: boolean;
  /** One of its media files by name, such as the other forms of a recording. */
  media?(file: string): Promise<Content>;
  /** Spoils answers about this run. */
  disturb?(ask: Ask, answer: WorldAnswer): WorldAnswer | Promise<WorldAnswer>;
}

/** Parsed text of a file of a folder; null where it is missing. Never changed by anyone: it may be shared. */
export async function readJson<T>(folder: RunFolder, file: string): Promise<T | null> {
  const text = await folder.text(file);
  return text === null ? null : (JSON.parse(text) as T);
}

/** One line of `media.json`. */
interface MediaEntry {
  artifact_id?: string;
  artifact_type?: string;
  file: string | null;
  served_bytes?: number;
  webm?: string[];
}

/** A folder of recorded files. */
export function recordedFolder(entry: IndexEntry, files: RunFiles): RunFolder {
  const ids = new Set(entry.ids);
  const folder: RunFolder = {
    slug: entry.slug,
    recordedSlug: entry.slug,
    runId: entry.runId,
    searchText: entry.searchText,
    holds: (id) => ids.has(id),
    row: async () => entry.row,
    text: (file) => (entry.files.includes(file) ? files.text(entry.slug, file) : Promise.resolve(null)),
    async content(artifactId) {
      const media = (await readJson<MediaEntry[]>(folder, 'media.json')) ?? [];
      const found = media.find((one) => one.artifact_id === artifactId);
      if (!found) return null;
      if (found.file === null) {
        return found.served_bytes === 0 ? { bytes: new Uint8Array(), type: 'video/webm' } : null;
      }
      return { bytes: await files.bytes(entry.slug, found.file), type: contentTypeOf(found.file) };
    },
    media: async (file) => ({ bytes: await files.bytes(entry.slug, file), type: contentTypeOf(file) }),
  };
  return folder;
}
