import type { RecordingAbsence } from '~/model/run/recordings';

/** Why there is nothing to play: the run has none, or its bytes cannot be had. */
export type RecordingProblem = RecordingAbsence | 'no-bytes' | 'not-loaded';

/** The words of it: a title and a sentence. */
export function sayNoRecording(why: RecordingProblem): { title: string; sentence: string } {
  const none = 'No recording available';
  switch (why) {
    case 'live':
      return {
        title: 'The recording is being written',
        sentence: 'No recording available yet: it appears here when the server has finished it.',
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
    case 'not-loaded':
      return {
        title: 'The recording did not load',
        sentence: 'The link may have expired, or the server does not answer.',
      };
  }
}
