import type { ArtifactRow } from '../handlers/artifacts';
import { contentMissing, refusal } from '../scene/answers';
import { edit, specialId, topicOf, type SpecialRun } from './specialRun';

/** Ids of runs whose pictures and films are not to be had in the ordinary way. */
export const ARTIFACT_RUNS = {
  signed: specialId(2000),
  expired: specialId(2001),
  expiredForGood: specialId(2002),
  archived: specialId(2003),
  zip: specialId(2004),
  empty: specialId(2005),
  wrongType: specialId(2006),
  forbidden: specialId(2007),
  gone: specialId(2008),
  late: specialId(2009),
} as const;

const BASE = 'shop-product-lookup';
const HOUR_SECONDS = 3600;
/** How long the files of the run that is late take to arrive. */
const LATE_MS = 4000;

type Lists = Record<string, { body: ArtifactRow[] }>;

const editRows = (change: (row: ArtifactRow) => void) => ({
  'artifacts.json': edit<Lists>((lists) => {
    for (const list of Object.values(lists)) for (const row of list.body) change(row);
  }),
  'artifacts-recording.json': edit<ArtifactRow[]>((rows) => {
    for (const row of rows) change(row);
  }),
});

export const artifactRuns: SpecialRun[] = [
  {
    runId: ARTIFACT_RUNS.signed,
    slug: BASE,
    title: 'Demo: signed addresses',
    sentence: 'Pictures and recording have signed addresses that last an hour.',
    make: () => ({ signedUrlSeconds: HOUR_SECONDS }),
  },
  {
    runId: ARTIFACT_RUNS.expired,
    slug: BASE,
    title: 'Demo: signed addresses that have expired',
    sentence: 'Every address in the answers has expired; a renewed one works.',
    make: () => ({ signedUrlSeconds: -60 }),
  },
  {
    runId: ARTIFACT_RUNS.expiredForGood,
    slug: BASE,
    title: 'Demo: expired addresses that cannot be renewed',
    sentence: 'Every address has expired, and so has the renewed one.',
    make: () => ({
      signedUrlSeconds: -60,
      disturb(ask, answer) {
        const topic = topicOf(ask);
        if (topic === 'content') return refusal(403, 'Invalid or expired artifact URL');
        return topic === 'signed-url' ? refusal(404, 'Artifact content not available') : answer;
      },
    }),
  },
  {
    runId: ARTIFACT_RUNS.archived,
    slug: BASE,
    title: 'Demo: archived files',
    sentence: 'Ninety days have passed: pictures and recording lie in cold storage.',
    make: () => ({
      files: {
        ...editRows((row) => {
          row.archived = true;
        }),
        'run.json': edit<Record<string, unknown>>(
          (run) => void Object.assign(run, { recording_url: null, recording_archived: true }),
        ),
        'workflow-run-rich.json': edit<Record<string, unknown>>(
          (rich) =>
            void Object.assign(rich, { recording_url: null, recording_urls: null, recording_archived: true }),
        ),
      },
      content: () => null,
    }),
  },
  {
    runId: ARTIFACT_RUNS.zip,
    slug: BASE,
    title: 'Demo: pictures labelled as archives',
    sentence: 'The bytes are pictures, the server says they are a ZIP.',
    make: () => ({
      files: editRows((row) => {
        row['bundle_key'] = `${row.artifact_type}.png`;
        row['uri'] = `s3://skyvern-artifacts/${row.step_id ?? 'block'}.zip`;
      }),
      content: (_id, content) => content && { ...content, type: 'application/zip' },
    }),
  },
  {
    runId: ARTIFACT_RUNS.empty,
    slug: BASE,
    title: 'Demo: files without a byte',
    sentence: 'Every file is there and empty.',
    make: () => ({ content: (_id, content) => content && { ...content, bytes: new Uint8Array() } }),
  },
  {
    runId: ARTIFACT_RUNS.wrongType,
    slug: BASE,
    title: 'Demo: files of a wrong type',
    sentence: 'The bytes are pictures, the server says they are JSON and must not be guessed at.',
    make: () => ({ content: (_id, content) => content && { ...content, type: 'application/json' } }),
  },
  {
    runId: ARTIFACT_RUNS.forbidden,
    slug: BASE,
    title: 'Demo: files that may not be read (403)',
    sentence: 'The run may be read, its files may not.',
    make: () => ({
      disturb: (ask, answer) => (topicOf(ask) === 'content' ? refusal(403, 'Invalid credentials') : answer),
    }),
  },
  {
    runId: ARTIFACT_RUNS.gone,
    slug: BASE,
    title: 'Demo: files that are gone (404)',
    sentence: 'The lists name files that the storage no longer has.',
    make: () => ({ content: () => null }),
  },
  {
    runId: ARTIFACT_RUNS.late,
    slug: BASE,
    title: 'Demo: files that arrive late',
    sentence: 'A file is there four seconds after it was first asked for.',
    make: (now) => {
      const asked = new Map<string, number>();
      return {
        disturb(ask, answer) {
          if (topicOf(ask) !== 'content') return answer;
          const first = asked.get(ask.path) ?? now();
          asked.set(ask.path, first);
          return now() - first < LATE_MS ? contentMissing() : answer;
        },
      };
    },
  },
];
