import type { Artifact } from '~/skyvern/artifact';

/** Artifacts of one kind, as a person looks for them. */
export interface ArtifactGroup {
  kind: 'recording' | 'picture' | 'file' | 'har' | 'console' | 'trace';
  name: string;
  artifacts: readonly Artifact[];
}

const KINDS: readonly { kind: ArtifactGroup['kind']; name: string; types: readonly string[] }[] = [
  { kind: 'recording', name: 'Recordings', types: ['recording'] },
  { kind: 'file', name: 'Downloaded files', types: ['download', 'pdf'] },
  { kind: 'picture', name: 'Pictures', types: ['screenshot_action', 'screenshot_llm', 'screenshot_final'] },
  { kind: 'har', name: 'Network log (HAR)', types: ['har'] },
  { kind: 'console', name: 'Console log', types: ['browser_console_log'] },
  { kind: 'trace', name: 'Trace', types: ['trace'] },
];

/** The artifacts of a run by kind, in the order of the dialog; kinds without any are left out. */
export function artifactGroups(artifacts: readonly Artifact[]): ArtifactGroup[] {
  return KINDS.map(({ kind, name, types }) => ({
    kind,
    name,
    artifacts: artifacts.filter((artifact) => types.includes(artifact.artifact_type)),
  })).filter((group) => group.artifacts.length > 0);
}

/** Endings of files by the type of their bytes; what is not here is saved as `.bin`. */
const ENDINGS: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/zip': 'zip',
  'text/plain': 'txt',
  'text/csv': 'csv',
};

/** What a kind is when its bytes do not tell. */
const USUAL: Partial<Record<ArtifactGroup['kind'], string>> = { har: 'har', console: 'log', trace: 'zip' };

/** Name of the `at`-th file (from 0) of a kind: `wr_1-picture-003.png`. Nothing of it comes from a page. */
export function artifactFileName(
  runId: string,
  kind: ArtifactGroup['kind'],
  at: number,
  type: string,
): string {
  const plain = type.split(';')[0]?.trim().toLowerCase() ?? '';
  const ending =
    (kind === 'har' || kind === 'console' ? USUAL[kind] : undefined) ??
    ENDINGS[plain] ??
    USUAL[kind] ??
    'bin';
  return `${runId}-${kind}-${String(at + 1).padStart(3, '0')}.${ending}`;
}
