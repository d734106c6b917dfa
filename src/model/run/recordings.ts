import { compareIds } from '~/skyvern/ids';
import type { Artifact } from '~/skyvern/artifact';
import type { RichRun } from '~/skyvern/richRun';
import type { Run } from '~/skyvern/run';
import { isFinal } from '~/skyvern/status';

/** One recording of the run. */
export interface Recording {
  /** With it the server gives the bytes; null where only an address is known. */
  artifactId: string | null;
  /** As sent; may be `file://…` or have expired. */
  url: string | null;
  /** Storage address: it changes when the file is replaced, the id does not. */
  uri: string | null;
  /** Bytes as listed; null unknown. */
  size: number | null;
  /** Ending of the file: `mp4`, `webm`; null where neither address tells. */
  format: string | null;
  /** A recording of the browser session: it may be longer than the run and hold other runs. */
  ofSession: boolean;
  archived: boolean;
}

/** Why there is nothing to play. */
export type RecordingAbsence =
  | 'live' // the run is not over, or ended moments ago: the file is not written yet
  | 'before-browser' // canceled before it started
  | 'no-browser' // nothing in the run used a browser
  | 'session-open' // kept by a browser session that is not closed yet
  | 'archived'
  | 'none'; // the server lists none and says no more

export interface Recordings {
  /** Oldest first. Empty while the run goes on. */
  list: readonly Recording[];
  /** Set when there is none that can be played. */
  absence: RecordingAbsence | null;
  /** Moment in milliseconds since 1970 that second 0 shows: about when the run started. Null where it cannot be told. */
  startMs: number | null;
  /** Length of the run in milliseconds, for a file that does not say its own. */
  lengthMs: number | null;
}

/** A recording appears when the browser has closed, which is within this long after the end of the run. */
const WRITTEN_WITHIN_MS = 120_000;

/**
 * The recordings of a run, or why it has none. `artifacts` are those of type `recording` (others are left out). With
 * `nowMs` a run that ended moments ago is given the time its recording takes to appear.
 */
export function recordings(
  run: Run,
  rich: RichRun | null,
  artifacts: readonly Artifact[],
  nowMs: number | null = null,
): Recordings {
  const { started_at: started, finished_at: finished } = run;
  const lengthMs = started !== null && finished !== null ? Math.max(0, finished - started) : null;
  if (!isFinal(run)) return { list: [], absence: 'live', startMs: null, lengthMs: null };
  const list = listOf(run, rich, artifacts);
  const playable = list.some(({ archived }) => !archived);
  const ofSession = list.some((recording) => recording.ofSession);
  return {
    list,
    absence: playable ? null : absenceOf(run, rich, list, nowMs),
    startMs: ofSession ? null : started,
    lengthMs,
  };
}

function listOf(run: Run, rich: RichRun | null, artifacts: readonly Artifact[]): Recording[] {
  const files = artifacts
    .filter(({ artifact_type: type }) => type === 'recording')
    .sort((a, b) => compareIds(a.artifact_id, b.artifact_id));
  const urls =
    rich && rich.recording_urls.length > 0 ? rich.recording_urls : [run.recording_url ?? rich?.recording_url];
  const found = urls.flatMap((url): Recording[] => {
    if (!url) return [];
    const id = artifactIdIn(url);
    const file = files.find(
      ({ artifact_id: one, uri, signed_url: signed }) => one === id || uri === url || signed === url,
    );
    return [recordingOf(file ?? null, url, id)];
  });
  const listed = new Set(found.map(({ artifactId }) => artifactId));
  const unlisted = files
    .filter(({ artifact_id: id }) => !listed.has(id))
    .map((file) => recordingOf(file, null, null));
  const all = [...unlisted, ...found];
  return all.sort((a, b) => compareIds(a.artifactId ?? '', b.artifactId ?? ''));
}

const recordingOf = (file: Artifact | null, url: string | null, id: string | null): Recording => ({
  artifactId: file?.artifact_id ?? id,
  url: url ?? file?.signed_url ?? null,
  uri: file?.uri ?? (url?.startsWith('file:') ? url : null),
  size: file?.file_size ?? null,
  format: formatIn(file?.uri ?? null) ?? formatIn(url),
  ofSession: file !== null && file.browser_session_id !== null && file.task_id === null,
  archived: file?.archived ?? false,
});

/** The artifact id in a content address or in the name of a stored file. */
export const artifactIdIn = (url: string): string | null =>
  /(?:^|[/_])(a_\d{10,19})(?=[/_?#.]|$)/.exec(url)?.[1] ?? null;

const formatIn = (address: string | null): string | null =>
  address === null ? null : (/\.(mp4|webm|mov|mkv)(?:[?#]|$)/i.exec(address)?.[1]?.toLowerCase() ?? null);

function absenceOf(
  run: Run,
  rich: RichRun | null,
  list: readonly Recording[],
  nowMs: number | null,
): RecordingAbsence {
  if (run.recording_archived || rich?.recording_archived || list.length > 0) return 'archived';
  if (run.status === 'canceled' && run.started_at === null) return 'before-browser';
  if (run.browser_session_id ?? rich?.browser_session_id) return 'session-open';
  if (run.screenshot_urls.length === 0 && (run.step_count ?? 0) === 0) return 'no-browser';
  const justEnded = nowMs !== null && run.finished_at !== null && nowMs - run.finished_at < WRITTEN_WITHIN_MS;
  return justEnded ? 'live' : 'none';
}
