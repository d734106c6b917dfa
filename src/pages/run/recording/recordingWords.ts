import type { ApiError } from '~/api/apiError';
import type { RecordingAbsence } from '~/model/run/recordings';
import { sayNoBytes } from '../workspace/bytesWords';

/** Why there is nothing to play: the run has none, or its bytes cannot be had. */
export type RecordingProblem = RecordingAbsence | 'not-there-yet' | 'no-bytes' | 'no-address' | 'not-loaded';

/** The words of it: a title and a sentence. `where` is the address that nothing can be asked at, `error` what came instead. */
export function sayNoRecording(
  why: RecordingProblem,
  where: string | null = null,
  error: ApiError | null = null,
): { title: string; sentence: string } {
  const none = 'No recording available';
  switch (why) {
    case 'live':
      return {
        title: 'The recording is being written',
        sentence: 'No recording available yet. It appears here when the server has finished it.',
      };
    case 'not-there-yet':
      return {
        title: 'The recording is not there yet',
        sentence:
          'No recording available yet: the server lists one, but has no bytes of it so far. This page asks again by itself.',
      };
    case 'before-browser':
      return { title: none, sentence: 'The run was canceled before the browser started.' };
    case 'no-browser':
      return { title: none, sentence: 'Nothing in this run used a browser.' };
    case 'session-open':
      return { title: none, sentence: 'The browser session keeps it until the session is closed.' };
    case 'archived':
      return {
        title: 'Recording archived',
        sentence:
          'No recording available here: the server has moved it to storage that this page cannot open.',
      };
    case 'none':
      return { title: none, sentence: 'The server has no recording of this run.' };
    case 'no-bytes':
      return { title: none, sentence: 'The server lists a recording of this run but has no bytes for it.' };
    case 'no-address':
      return {
        title: none,
        sentence: `The server keeps it where this page cannot ask for it${where === null ? '.' : `: ${where}`}`,
      };
    case 'not-loaded':
      return {
        title: 'The recording did not load',
        sentence: sayNoBytes(error),
      };
  }
}
