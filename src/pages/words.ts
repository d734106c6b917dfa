import type { ApiError } from '~/api/http';
import { formatDuration } from '~/ui/format';

/** What a reader can do about it. */
export type WayOut = 'retry' | 'settings' | 'runs' | 'details';

/** What happened in a title and a sentence, and what can be done. */
export interface Said {
  title: string;
  sentence: string;
  /** The server's own words, where they say more than the sentence. */
  serverSays: string | null;
  /** The first thing to do; null where nothing helps. */
  action: Exclude<WayOut, 'details'> | null;
  /** Everything that can be done, in the order of the buttons. */
  ways: readonly WayOut[];
}

/** What was asked for, so that the sentence can name it. */
export interface Asked {
  runId?: string;
  /** How to name the server: `localhost:8000`. */
  server?: string;
  /** Said where no run was asked for: “the list of runs”. */
  thing?: string;
}

/** Words without more to them. */
export const plain = (
  title: string,
  sentence: string,
  ways: readonly WayOut[],
  serverSays: string | null = null,
): Said => ({
  title,
  sentence,
  serverSays,
  action: ways.find((way) => way !== 'details') ?? null,
  ways,
});

/** A request as a person reads it: ids, which are long and known, are left out. `GET /v1/runs/…/timeline`. */
const requestWords = ({ method, path }: ApiError): string =>
  `${method} ${path.replace(/\?.*$/, '').replaceAll(/[a-z0-9_]+_\d{6,}/g, '…')}`;

const sentenceOf = (text: string | null): string | null => {
  const trimmed = text?.trim();
  if (!trimmed) return null;
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
};

/**
 * An error of the API in words: what is, why, what can be done. The title of a run that is not there, may not be read,
 * or cannot be understood is fixed, since tests and assistive technology find the page by it.
 */
export function sayError(error: ApiError, what: Asked = {}): Said {
  const { runId, server = 'The server', thing } = what;
  const subject = thing ?? (runId ? 'this run' : 'this page');
  switch (error.kind) {
    case 'missing':
      return runId
        ? plain('Run not found', `${server} knows no run ${runId}. It may belong to another organization.`, [
            'runs',
          ])
        : plain(
            'Not found',
            `${server} has no answer to ${requestWords(error)}.`,
            ['retry', 'runs'],
            error.detail,
          );
    case 'refused':
      return plain(
        `No access to ${subject}`,
        `The key may not read ${runId ? 'this run' : (thing ?? 'this')}${error.status ? ` (${error.status})` : ''}.`,
        ['settings', 'retry'],
        sentenceOf(error.detail),
      );
    case 'server':
      return plain(
        'The server had a problem',
        `It answered ${error.status ?? 'with an error'} to ${requestWords(error)}.`,
        ['retry'],
        sentenceOf(error.detail),
      );
    case 'garbled':
      return plain('The answer could not be read', garbledWords(error), ['details', 'retry']);
    case 'invalid':
      return plain(
        'The server refused the question',
        `It answered ${error.status ?? 'with a refusal'} to ${requestWords(error)}.`,
        ['retry', 'runs'],
        sentenceOf(error.detail),
      );
    case 'busy':
      return plain(
        'The server is busy',
        error.waitMs ? `It asks to wait ${formatDuration(error.waitMs)}.` : 'It asks to wait a moment.',
        ['retry'],
        sentenceOf(error.detail),
      );
    case 'timeout':
      return plain('No answer in time', `${server} did not answer ${requestWords(error)}.`, ['retry']);
    case 'offline':
      return plain(
        'The server cannot be reached',
        `${server} did not answer. The network may be down, or the address wrong.`,
        ['retry', 'settings'],
      );
    case 'aborted':
      return plain('Stopped', 'The question was withdrawn before it was answered.', ['retry']);
  }
}

/** `timeline[41].created_at: expected a date, got null.`, or what little is known about an answer that is no JSON. */
function garbledWords(error: ApiError): string {
  const why = sentenceOf(error.detail ?? error.message) ?? 'It is not what was expected.';
  return error.at && !why.startsWith(error.at) ? `${error.at}: ${why}` : why;
}

/** An id that no run can have: told before anything is asked. */
export const notARunId: Said = plain('Not a run id', 'Run ids start with wr_, tsk_ or tsk_v2_.', ['runs']);

/** The page is one whose reader names a server, and nobody has. */
export const noServer: Said = plain(
  'No server yet',
  'This page shows the runs of a Skyvern server. Enter its address and your key in Settings.',
  ['settings'],
);

/** Whether an answer is none of a Skyvern server: a page of some other one, or a route that it does not know. */
export const isNoSkyvern = ({ kind, detail }: ApiError): boolean =>
  kind === 'garbled' || (kind === 'missing' && !/run|task|workflow|agent/i.test(detail ?? ''));

/** An address of no page. */
export const nothingHere: Said = plain('Nothing here', 'This address belongs to no page of Rundown.', [
  'runs',
]);

/** A run of a kind that the server keeps no timeline for. */
export const noTimeline: Said = plain(
  'No timeline for this kind of run',
  'The server keeps timelines for agent runs and task v2 runs only.',
  [],
);

/** Whether a text has the prefix of a run: only the prefix decides, so that ids of later servers still open. */
export const looksLikeRunId = (id: string): boolean => /^(?:wr|tsk_v2|tsk)_./.test(id);
