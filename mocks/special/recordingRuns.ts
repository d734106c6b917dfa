import type { ArtifactRow } from '../handlers/artifacts';
import { contentMissing } from '../scene/answers';
import { lane } from '../scene/rename';
import type { Content, RunFolder } from '../scene/runFolder';
import { edit, specialId, topicOf, type Behaviour, type SpecialRun } from './specialRun';

const SEVERAL = 4007;
const SESSION = 4008;

/** Ids of runs whose recording is not a plain MP4. */
export const RECORDING_RUNS = {
  webm: specialId(4001),
  webmWithoutDuration: specialId(4002),
  withoutRange: specialId(4003),
  signed: specialId(4004),
  stillWriting: specialId(4005),
  unplayable: specialId(4006),
  several: specialId(SEVERAL),
  sessionWithoutDuration: specialId(SESSION),
} as const;

/** How long an address of the signed recording lasts. */
const SHORT_SECONDS = 20;
const WRITING_MS = 20_000;

export const recordingRuns: SpecialRun[] = [
  {
    runId: RECORDING_RUNS.webm,
    slug: 'shop-product-lookup',
    title: 'Demo: recording as WebM',
    sentence: 'Ten seconds of WebM with a duration.',
    make: () => asWebm('media/a_599935534394075438.webm'),
  },
  {
    runId: RECORDING_RUNS.webmWithoutDuration,
    slug: 'login-account-locked',
    title: 'Demo: recording without a duration',
    sentence: 'A WebM that ends in the middle and says nothing of its length.',
    make: () => asWebm('media/a_599939301080395668.webm'),
  },
  {
    runId: RECORDING_RUNS.withoutRange,
    slug: 'timed-out',
    title: 'Demo: a server that serves no parts',
    sentence: 'The recording comes whole or not at all.',
    make: () => ({ range: false }),
  },
  {
    runId: RECORDING_RUNS.signed,
    slug: 'timed-out',
    title: 'Demo: a recording whose address expires in twenty seconds',
    sentence: 'The signed address runs out while it plays; it can be renewed.',
    make: () => ({ signedUrlSeconds: SHORT_SECONDS }),
  },
  {
    runId: RECORDING_RUNS.stillWriting,
    slug: 'invoice-download',
    title: 'Demo: a recording that is still being written',
    sentence: 'The run is over; its recording can be read twenty seconds after it was first asked for.',
    make: (now) => {
      let first: number | null = null;
      return {
        disturb(ask, answer) {
          const isFilm =
            topicOf(ask) === 'content' && (answer.headers['content-type'] ?? '').startsWith('video/');
          if (!isFilm) return answer;
          first ??= now();
          return now() - first < WRITING_MS ? contentMissing() : answer;
        },
      };
    },
  },
  {
    runId: RECORDING_RUNS.unplayable,
    slug: 'validation-terminated',
    title: 'Demo: a recording that no browser plays',
    sentence: 'The file is there; what it holds is no film.',
    make: () => ({
      content: (_id, content) =>
        content?.type.startsWith('video/')
          ? { ...content, bytes: content.bytes.map((byte) => byte ^ 0x5a) }
          : content,
    }),
  },
  {
    runId: RECORDING_RUNS.several,
    slug: 'login-account-locked',
    title: 'Demo: several recordings',
    sentence: 'One for each tab that was open, oldest first.',
    make: several,
  },
  {
    runId: RECORDING_RUNS.sessionWithoutDuration,
    slug: 'login-totp-approval',
    title: 'Demo: recording of a browser session',
    sentence: 'The film of the session, as WebM without a duration; nothing tells when it began.',
    make: ofSession,
  },
];

/** The other form of the recording, under the same id and with the suffix that the server gives it. */
function asWebm(file: string): Behaviour {
  const rename = (text: string | null): string | null =>
    text?.replaceAll('_recording.mp4', '_recording.webm') ?? null;
  const names = ['run.json', 'workflow-run-rich.json', 'artifacts.json', 'artifacts-recording.json'];
  return {
    files: Object.fromEntries(names.map((name) => [name, rename])),
    content: (_id, content, base) => (content?.type.startsWith('video/') ? mediaOf(base, file) : content),
  };
}

async function mediaOf(base: RunFolder, file: string): Promise<Content | null> {
  return (await base.media?.(file)) ?? null;
}

/** Ids between those that the run has: recorded ones are even. */
function filmId(after: bigint): string {
  const own = lane(SEVERAL).move(599939301080395668n);
  return `a_${own + after}`;
}

/** Two more films of the same run. */
function several(): Behaviour {
  const extra: { id: string; file: string; minutes: number }[] = [
    { id: filmId(1n), file: 'media/a_599939301080395668.webm', minutes: 1 },
    { id: filmId(3n), file: 'media/a_599939301080395668.mp4', minutes: 2 },
  ];
  const more = (rows: ArtifactRow[]): ArtifactRow[] => {
    const own = rows.find((row) => row.artifact_type === 'recording');
    if (!own) return rows;
    const added = extra.map(({ id, file, minutes }) => {
      const ending = file.slice(file.lastIndexOf('.'));
      const uri = String(own['uri']).replace(/a_\d+_recording\.\w+$/, `${id}_recording${ending}`);
      const created_at = own.created_at.replace(
        /:(\d\d):/,
        (_whole, minute: string) => `:${String(Number(minute) + minutes).padStart(2, '0')}:`,
      );
      return { ...own, artifact_id: id, uri, signed_url: uri, created_at, modified_at: created_at };
    });
    return [...rows, ...added];
  };
  return {
    extraIds: new Set(extra.map(({ id }) => id)),
    files: {
      'artifacts-recording.json': edit<ArtifactRow[]>(more),
      'artifacts.json': edit<Record<string, { body: ArtifactRow[] }>>((lists) => {
        for (const [name, list] of Object.entries(lists))
          if (/^(run|workflow_run)\//.test(name)) list.body = more(list.body);
      }),
      'workflow-run-rich.json': edit<{ recording_url: string; recording_urls: string[] }>((rich) => {
        const ids = extra.map(({ id, file }) =>
          rich.recording_url.replace(
            /a_\d+_recording\.\w+$/,
            `${id}_recording${file.slice(file.lastIndexOf('.'))}`,
          ),
        );
        rich.recording_urls = [rich.recording_url, ...ids];
        rich.recording_url = ids.at(-1) ?? rich.recording_url;
      }),
      'run.json': edit<{ recording_url: string }>((run) => {
        run.recording_url = run.recording_url.replace(/a_\d+_recording/, `${extra.at(-1)?.id}_recording`);
      }),
    },
    async content(id, content, base) {
      const film = extra.find((one) => one.id === id);
      return film ? mediaOf(base, film.file) : content;
    },
  };
}

/** The film of a browser session, listed with an id: the recorded server named it by a file on its disk alone. */
function ofSession(): Behaviour {
  const id = `a_${lane(SESSION).move(599942162976579392n)}`;
  const uri = `file:///data/artifacts/local/o_599941647580503824/browser_sessions/${id}_recording.webm`;
  const row = {
    artifact_id: id,
    artifact_type: 'recording',
    uri,
    signed_url: uri,
    task_id: null,
    browser_session_id: 'pbs_599942115731939124',
    archived: false,
    created_at: '2026-11-22T17:21:59.396053',
    modified_at: '2026-11-22T17:21:59.396053',
  };
  const named = edit<Record<string, unknown>>((run) => {
    run['recording_url'] = uri;
    if ('recording_urls' in run) run['recording_urls'] = [uri];
  });
  return {
    files: {
      'run.json': named,
      'workflow-run-rich.json': named,
      'artifacts-recording.json': () => JSON.stringify([row]),
    },
    content: async (asked, content, base) =>
      asked === id ? mediaOf(base, 'media/293d8ebfa38787afa9b4bb52bdafd81a.webm') : content,
  };
}
