import { useEffect, useState } from 'react';
import type { ApiError } from '~/api/apiError';
import { useArtifactUrl, type ArtifactUrl } from '~/api/artifacts/useArtifactUrl';
import { reachableUrl } from '~/api/reach';
import type { Recording } from '~/model/run/recordings';
import type { Loaded } from './loadedWords';
import type { RecordingProblem } from './recordingWords';

/** Where a recording is played from. */
export interface RecordingUrl {
  /** The address in use. It stays while another one is looked for, so that the player can go on with that. */
  url: string | null;
  /** Why it cannot be played; null while it can, and while nothing is known yet. */
  problem: RecordingProblem | null;
  /** What came instead of its bytes, where they did not load. */
  error: ApiError | null;
  /** How much of the whole file has come, where it has to be fetched whole. */
  progress: Loaded | null;
  retry: () => void;
  onError: () => void;
}

/** A recording that the server lists without bytes is asked for again this often, … */
const AGAIN_MS = 5_000;
/** … and for this long after it was opened, unless its run has only just ended. */
const PATIENCE_MS = 45_000;

/** The address of a recording, renewed before it ends and after it failed; `recent`: its run has only just ended. */
export function useRecordingUrl(recording: Recording, recent: boolean): RecordingUrl {
  const [patient, setPatient] = useState(true);
  const { artifactId, archived, uri } = recording;
  const loaded = useArtifactUrl(artifactId, {
    signedUrl: recording.url,
    uri,
    archived,
    live: patient || recent,
    progress: true,
  });
  const { state, retry, onError } = loaded;
  const [last, setLast] = useState(loaded.url);
  if (loaded.url !== null && loaded.url !== last) setLast(loaded.url);
  const [answered, setAnswered] = useState(state);
  if (state !== 'loading' && state !== answered) setAnswered(state);
  // What is said stays while the server is asked once more.
  const shown = state === 'loading' && answered === 'not-yet' && !loaded.progress ? answered : state;

  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (state !== 'not-yet') return;
    const timer = setTimeout(retry, AGAIN_MS);
    return () => clearTimeout(timer);
  }, [state, retry]);

  if (artifactId === null) {
    const url = reachableUrl(recording.url);
    const problem = url === null ? 'no-address' : null;
    return { url, problem, error: null, progress: null, retry, onError };
  }
  const problem = problemOf(shown, recent);
  const { error, progress = null } = loaded;
  return { url: problem ? null : last, problem, error, progress, retry, onError };
}

function problemOf(state: ArtifactUrl['state'], recent: boolean): RecordingProblem | null {
  switch (state) {
    case 'ready':
    case 'loading':
      return null;
    case 'archived':
      return 'archived';
    case 'not-yet':
      return recent ? 'live' : 'not-there-yet';
    case 'missing':
      return 'no-bytes';
    case 'failed':
      return 'not-loaded';
  }
}
