import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { blockOutputs, outputOf } from '~/model/run/blockOutputs';
import { downloadedFiles } from '~/model/run/downloadedFiles';
import { artifactIdIn, recordings } from '~/model/run/recordings';
import { Artifact } from '~/skyvern/artifact';
import { RichRun } from '~/skyvern/richRun';
import { Run } from '~/skyvern/run';
import { recordedIndex, recordedRun } from '../recordedRun';

const recordingsOf = (slug: string) => {
  const { run, rich } = recordedRun(slug);
  const file = new URL(`../../../mocks/runs/${slug}/artifacts-recording.json`, import.meta.url);
  const listed = JSON.parse(readFileSync(file, 'utf8')) as unknown[];
  return recordings(
    run,
    rich,
    listed.map((one) => Artifact.parse(one)),
  );
};
const run = (fields: Record<string, unknown>) =>
  Run.parse({ run_id: 'wr_1', status: 'completed', ...fields });
const artifact = (fields: Record<string, unknown>) =>
  Artifact.parse({ artifact_id: 'a_599935534394075438', artifact_type: 'recording', ...fields });

describe('recordings', () => {
  test('the artifact that an address names, and what is known of its file', () => {
    expect(recordingsOf('shop-product-lookup')).toMatchObject({
      list: [{ artifactId: 'a_599935534394075438', format: 'webm', size: 4_896_178, archived: false }],
      absence: null,
      startMs: Date.parse('2026-11-22T16:56:03.672Z'),
    });
  });

  test.each([
    ['canceled-before-browser', 'before-browser'],
    ['retry-original', 'no-browser'],
  ])('%s has none: %s', (slug, absence) => {
    expect(recordingsOf(slug)).toMatchObject({ list: [], absence });
  });

  test('while the run goes on its unfinished file is not offered', () => {
    const live = run({
      status: 'running',
      recording_url: 'file:///x/2026_a_599935534394075438_recording.webm',
    });
    expect(recordings(live, null, [artifact({})])).toMatchObject({ list: [], absence: 'live' });
    expect(recordings(run({ status: 'failed', retry_pending: true }), null, []).absence).toBe('live');
  });

  test('several come oldest first, each once', () => {
    const rich = RichRun.parse({
      recording_urls: [
        'https://s/v1/artifacts/a_599935534394075438/content?sig=x',
        'https://s/v1/artifacts/a_599935534394075999/content',
      ],
    });
    const listed = [
      artifact({ artifact_id: 'a_599935534394075999' }),
      artifact({}),
      artifact({ artifact_id: 'a_599935534394070000', uri: 's3://b/clip.mp4' }),
    ];
    expect(recordings(run({}), rich, listed).list.map(({ artifactId }) => artifactId)).toEqual([
      'a_599935534394070000',
      'a_599935534394075438',
      'a_599935534394075999',
    ]);
  });

  test('archived, kept by a session, and simply none are told apart', () => {
    expect(recordings(run({ recording_archived: true }), null, []).absence).toBe('archived');
    expect(recordings(run({}), null, [artifact({ archived: true })]).absence).toBe('archived');
    expect(recordings(run({ browser_session_id: 'pbs_1', step_count: 2 }), null, []).absence).toBe(
      'session-open',
    );
    expect(recordings(run({ step_count: 2 }), null, []).absence).toBe('none');
  });

  test('a run that ended moments ago may still get one', () => {
    const ended = run({ step_count: 2, finished_at: '2026-01-01T00:01:00' });
    const absenceAt = (time: string) => recordings(ended, null, [], Date.parse(time)).absence;
    expect(absenceAt('2026-01-01T00:01:30Z')).toBe('live');
    expect(absenceAt('2026-01-01T00:09:00Z')).toBe('none');
  });

  test('a session’s recording has no known start', () => {
    const ofSession = artifact({ browser_session_id: 'pbs_1', task_id: null });
    const started = { started_at: '2026-01-01T00:00:00', finished_at: '2026-01-01T00:01:00' };
    expect(recordings(run(started), null, [ofSession])).toMatchObject({
      list: [{ ofSession: true }],
      startMs: null,
      lengthMs: 60_000,
    });
  });

  test.each([
    [
      'file:///d/o_1/tsk_1/00_0_stp_1/2026-11-22T17:13:32.030854_a_599939983980194408_recording.mp4',
      'a_599939983980194408',
    ],
    ['https://s.example/v1/artifacts/a_599939983980194408/content?expiry=1', 'a_599939983980194408'],
    ['https://s.example/clip.mp4', null],
  ])('%s names %s', (url, id) => {
    expect(artifactIdIn(url)).toBe(id);
  });
});

describe('downloaded files', () => {
  test('name, size, checksum, the artifact that gives the bytes, and the block it came from', () => {
    const { run: recorded, rich, timeline } = recordedRun('invoice-download');
    expect(downloadedFiles(recorded, rich, [], timeline)).toMatchObject([
      {
        name: 'download-20261122171714825818-U7MC.pdf',
        extension: 'pdf',
        size: 690,
        artifactId: 'a_599940941757901154',
        from: { label: 'download_invoice' },
      },
    ]);
  });

  test('the name is the one that was given, never the last word of a content address', () => {
    const files = (fields: Record<string, unknown>) =>
      downloadedFiles(run({ downloaded_files: [fields] }), null, []).map(({ name }) => name);
    expect(files({ filename: 'a.csv', url: 'https://s/v1/artifacts/a_1/content?sig=1' })).toEqual(['a.csv']);
    expect(files({ url: 'https://files.example/report%20May.xlsx?x=1' })).toEqual(['report May.xlsx']);
    expect(files({ url: 'https://s/v1/artifacts/a_1/content', artifact_id: 'a_1' })).toEqual(['a_1']);
    expect(files({ url: 'file:///data/downloads/wr_1/list.txt' })).toEqual(['list.txt']);
    expect(files({})).toEqual(['file']);
    expect(files({ url: 'https://x/%E0%A4%A' })).toEqual(['%E0%A4%A']);
  });

  test('a listed file gets its bytes from the artifact of the same name and content, an unlisted one is added', () => {
    const listed = run({ downloaded_files: [{ filename: 'a.csv', checksum: 'c1', url: 'file:///d/a.csv' }] });
    const artifacts = [
      artifact({
        artifact_id: 'a_1000000001',
        artifact_type: 'download',
        uri: 's3://b/a.csv',
        checksum: 'c1',
      }),
      artifact({
        artifact_id: 'a_1000000002',
        artifact_type: 'download',
        uri: 's3://b/b.csv',
        checksum: 'c2',
      }),
      artifact({ artifact_id: 'a_1000000003', artifact_type: 'har', uri: 's3://b/c.har' }),
    ];
    expect(downloadedFiles(listed, null, artifacts)).toMatchObject([
      { name: 'a.csv', artifactId: 'a_1000000001' },
      { name: 'b.csv', artifactId: 'a_1000000002', url: null },
    ]);
  });
});

describe('outputs of blocks', () => {
  test('a text is unwrapped, everything else stays', () => {
    expect(outputOf({ value: 'text' })).toBe('text');
    expect(outputOf({ value: 7 })).toEqual({ value: 7 });
    expect(outputOf({ value: 'a', more: 1 })).toEqual({ value: 'a', more: 1 });
    expect(outputOf(null)).toBeNull();
  });

  test('a run that failed still gives what it had', () => {
    const { run: recorded, timeline, rich } = recordedRun('code-block-raises');
    expect(blockOutputs(recorded, timeline, rich).map(({ label, status }) => [label, status])).toContainEqual(
      ['read_products', 'completed'],
    );
  });

  test('each execution in a loop by itself, with the iterations around it', () => {
    const { run: recorded, timeline } = recordedRun('branches-and-nested-loops');
    const sums = blockOutputs(recorded, timeline).filter(({ label }) => label === 'sum_quarter');
    expect(sums.map(({ iterations }) => iterations)).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });

  test('an output that only the run knows comes last', () => {
    const recorded = run({ output: { research_output: { summary: 'x' }, extracted_information: [] } });
    expect(blockOutputs(recorded, null)).toMatchObject([{ label: 'research', itemId: null }]);
  });

  test.each(recordedIndex)('$slug: every output of a block is there', ({ slug }) => {
    const { run: recorded, timeline, rich } = recordedRun(slug);
    const ids = blockOutputs(recorded, timeline, rich).map(({ itemId }) => itemId);
    const expected = timeline.nodes.filter((node) => node.kind === 'block' && node.block?.output != null);
    expect(ids.filter((one) => one !== null)).toEqual(expected.map(({ id }) => id));
  });
});
