import type { RecordingAbsence } from '~/model/run/recordings';

/** Why there is nothing to play: a title and a sentence. */
export function sayNoRecording(why: RecordingAbsence): { title: string; sentence: string } {
  const none = 'No recording available';
  switch (why) {
    case 'live':
      return {
        title: 'The recording is being written',
        sentence: 'It appears here when the server has finished it. No recording available until then.',
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
  }
}
