import type { Artifact } from '~/skyvern/artifact';
import type { RichRun } from '~/skyvern/richRun';
import type { FileInfo, Run } from '~/skyvern/run';
import type { Timeline } from '../timeline/timeline';

/** A file the run downloaded. */
export interface DownloadedFile {
  /** As the server names it, else from its address, else its id. Never empty. */
  name: string;
  /** Ending of the name in lower case without the dot; null where it has none. */
  extension: string | null;
  /** Bytes. */
  size: number | null;
  /** Milliseconds since 1970. */
  modifiedMs: number | null;
  /** SHA-256 in hex. */
  checksum: string | null;
  /** With it the server gives the bytes; null where only the address is known. */
  artifactId: string | null;
  /** As sent; may be `file://…` (no browser opens it) or have expired. */
  url: string | null;
  /** Label and node id of the block that downloaded it, where its output says so. */
  from: { label: string | null; itemId: string } | null;
  archived: boolean;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() ? value : null);

/**
 * All files of the run, each once: as listed by the run, with the `download` artifacts that give them their bytes, and
 * artifacts that no list names. `artifacts` may hold any types.
 */
export function downloadedFiles(
  run: Run,
  rich: RichRun | null,
  artifacts: readonly Artifact[],
  timeline: Timeline | null = null,
): DownloadedFile[] {
  const downloads = artifacts.filter(({ artifact_type: type }) => type === 'download');
  const listed = run.downloaded_files.length > 0 ? run.downloaded_files : (rich?.downloaded_files ?? []);
  const blocks = filesOfBlocks(timeline);
  const taken = new Set<Artifact>();
  const files = listed.map((file) => {
    const artifact = downloads.find((one) => !taken.has(one) && isSameFile(file, one));
    if (artifact) taken.add(artifact);
    return fileOf(file, artifact, blocks);
  });
  for (const artifact of downloads) {
    if (!taken.has(artifact)) files.push(fileOf(null, artifact, blocks));
  }
  return files;
}

function isSameFile(file: FileInfo, artifact: Artifact): boolean {
  if (file.artifact_id !== null) return file.artifact_id === artifact.artifact_id;
  const name = lastPart(artifact.uri);
  if (file.checksum !== null && artifact.checksum !== null) {
    return file.checksum === artifact.checksum && (file.filename === null || file.filename === name);
  }
  return file.filename !== null && file.filename === name;
}

function fileOf(file: FileInfo | null, artifact: Artifact | undefined, blocks: BlockFiles): DownloadedFile {
  const artifactId = file?.artifact_id ?? artifact?.artifact_id ?? null;
  const name =
    file?.filename ??
    lastPart(artifact?.uri ?? null) ??
    lastPart(file?.url ?? null) ??
    lastPart(artifact?.signed_url ?? null) ??
    artifactId ??
    'file';
  const checksum = file?.checksum ?? artifact?.checksum ?? null;
  return {
    name,
    extension: /\.([a-z\d]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? null,
    size: file?.file_size ?? artifact?.file_size ?? null,
    modifiedMs: file?.modified_at ?? artifact?.created_at ?? null,
    checksum,
    artifactId,
    url: file?.url ?? artifact?.signed_url ?? null,
    from:
      (artifactId === null ? undefined : blocks.get(artifactId)) ?? blocks.get(`${name} ${checksum}`) ?? null,
    archived: artifact?.archived ?? false,
  };
}

/** The name at the end of an address; null for the server's own content route, whose last part is no name. */
function lastPart(address: string | null): string | null {
  const path = address?.replace(/[?#].*$/s, '').replace(/\/+$/, '');
  const part = path?.slice(path.lastIndexOf('/') + 1);
  if (!part || part === 'content') return null;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

type BlockFiles = ReadonlyMap<string, { label: string | null; itemId: string }>;

/** Files by artifact id, and by name and checksum, as the blocks' outputs list them. Their addresses are stale. */
function filesOfBlocks(timeline: Timeline | null): BlockFiles {
  const files = new Map<string, { label: string | null; itemId: string }>();
  for (const node of timeline?.nodes ?? []) {
    const output = node.kind === 'block' ? node.block?.output : null;
    if (node.kind !== 'block' || !isObject(output)) continue;
    const from = { label: node.label, itemId: node.id };
    const ids = output['downloaded_file_artifact_ids'];
    if (Array.isArray(ids)) for (const id of ids) if (typeof id === 'string') files.set(id, from);
    const listed = output['downloaded_files'];
    if (!Array.isArray(listed)) continue;
    for (const file of listed) {
      if (!isObject(file)) continue;
      const id = text(file['artifact_id']);
      if (id !== null) files.set(id, from);
      files.set(`${text(file['filename'])} ${text(file['checksum'])}`, from);
    }
  }
  return files;
}
