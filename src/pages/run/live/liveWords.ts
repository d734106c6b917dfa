import type { PictureStatus } from '~/api/live/usePictureStream';
import { isFinalStatus } from '~/skyvern/status';
import { formatTicking } from '~/ui/format';

/** What stands in place of the live picture: a title, why, and what can be done. */
export interface LiveSaid {
  title: string;
  sentence: string;
  /** A button helps. */
  again: boolean;
}

/** The words of a stream's state; null while its picture is live. A stalled picture keeps standing beside its words. */
export function sayLive(
  { phase, reason }: Pick<PictureStatus, 'phase' | 'reason'>,
  status: string,
  /** Milliseconds since the last picture; null where there is none. */
  ageMs: number | null,
): LiveSaid | null {
  switch (phase) {
    case 'live':
      return null;
    case 'waiting':
      if (status === 'created' || status === 'queued')
        return said(
          'Queued',
          'The run waits for a browser slot. The live picture starts when the browser does.',
        );
      return said('Waiting for a browser', 'The live picture starts when the browser does.');
    case 'connecting':
      if (reason === 'no-frame')
        return said('No frame yet', 'The stream is open. A picture comes when the page next changes.');
      if (reason === 'reconnecting')
        return said('Connecting again', 'The stream was lost. The run itself goes on.', true);
      return said('Connecting', 'Opening the live picture.');
    case 'stalled':
      return reason === 'silent'
        ? said(
            ageMs === null ? 'No new frame' : `No frame for ${formatTicking(ageMs)}`,
            'The page stands still, or the stream does.',
          )
        : said('Stream lost', 'This is the last picture. Connecting again.', true);
    case 'ended':
      // Of a run that is over no live picture is shown at all: this one goes on.
      return isFinalStatus(status)
        ? said('Between two attempts', 'The live picture comes back with the next attempt.')
        : said('The stream ended', 'The run’s pictures stand in the timeline.');
    case 'refused':
      return said('Live picture refused', 'The server does not take the key for its live pictures.', true);
    case 'unavailable':
      return unavailable(reason);
  }
}

function unavailable(reason: PictureStatus['reason']): LiveSaid {
  switch (reason) {
    case 'not-found':
      return said('No live picture', 'The server streams no run by this id.', true);
    case 'session-over':
      return said('No live picture', 'The browser session has ended.');
    case 'use-vnc':
      return said(
        'No live picture',
        'This session shows its screen by VNC only, and that could not be opened.',
        true,
      );
    default:
      return said('No live picture', 'Live pictures are not available on this server.', true);
  }
}

const said = (title: string, sentence: string, again = false): LiveSaid => ({ title, sentence, again });
