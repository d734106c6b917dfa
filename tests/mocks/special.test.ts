import { describe, expect, it } from 'vitest';
import {
  ARTIFACT_RUNS,
  CODE_RUNS,
  DEMO_RUNS,
  FAULT_RUNS,
  HOSTILE_RUNS,
  OUTPUT_RUNS,
  RECORDING_RUNS,
  SPECIAL_RUNS,
  STATE_RUNS,
} from '../../mocks/demoRuns';
import { FILE_NAMES } from '../../mocks/special/hostileFiles';
import { ADDRESSES, INHERITED, NUMBERS, TEXTS, TIMES } from '../../mocks/special/hostileTexts';
import { bodyOf, testWorld, type TestWorld } from './ask';

const PICTURE = 'a_599935542984010044';
const FILM = 'a_599935534394075438';

/** Id of a thing of a special run that is made from the product lookup, by its recorded id. */
async function idIn(t: TestWorld, runId: string, recorded: string): Promise<string> {
  const rows = await t.json<{ artifact_id: string; created_at: string }[]>(`/v1/runs/${runId}/artifacts`);
  const base = await t.json<{ artifact_id: string }[]>('/v1/runs/wr_599935478559500566/artifacts');
  return rows[base.findIndex((row) => row.artifact_id === recorded)]?.artifact_id ?? '';
}

describe('every special run', () => {
  it('has an id and a sentence of its own', () => {
    expect(new Set(DEMO_RUNS.map((run) => run.runId)).size).toBe(DEMO_RUNS.length);
    for (const run of DEMO_RUNS) expect(run.sentence, run.runId).toMatch(/^[A-Z].*\.$/);
  });

  it('stands in the list, behind the recorded ones, and is found by its title', async () => {
    const t = testWorld();
    const rows: { run_id: string; title: string; created_at: string }[] = [];
    for (let page = 1; ; page++) {
      const more = await t.json<typeof rows>(`/v1/runs?page=${page}&page_size=20`);
      rows.push(...more);
      if (more.length < 20) break;
    }
    expect(rows.slice(-SPECIAL_RUNS.length).map((row) => row.run_id)).toEqual(
      SPECIAL_RUNS.map((run) => run.runId),
    );
    expect(rows.map((row) => row.created_at)).toEqual(
      rows
        .map((row) => row.created_at)
        .toSorted()
        .toReversed(),
    );
    const found = await t.json<typeof rows>('/v1/runs?search_key=five%20megabytes');
    expect(found.map((row) => row.run_id)).toEqual([OUTPUT_RUNS.bigOutput, OUTPUT_RUNS.bigText]);
  });

  it.each(
    SPECIAL_RUNS.filter((run) => !Object.values<string>(FAULT_RUNS).includes(run.runId)).map(
      (run) => run.runId,
    ),
  )('%s can be read, with its timeline, under its own id', async (runId) => {
    const t = testWorld();
    expect((await t.json(`/v1/runs/${runId}`))['run_id']).toBe(runId);
    expect(String((await t.get(`/v1/runs/${runId}/timeline`)).body)).toMatch(/^\[/);
  });
});

describe('failures', () => {
  it.each([
    [FAULT_RUNS.notFound, 404],
    [FAULT_RUNS.emptyNotFound, 404],
    [FAULT_RUNS.organizationMissing, 404],
    [FAULT_RUNS.forbidden, 403],
    [FAULT_RUNS.expiredKey, 403],
    [FAULT_RUNS.invalidList, 422],
    [FAULT_RUNS.serverError, 500],
    [FAULT_RUNS.badGateway, 502],
    [FAULT_RUNS.databaseDown, 503],
  ])('%s answers %i to every read', async (runId, status) => {
    const t = testWorld();
    for (const path of [`/v1/runs/${runId}`, `/v1/runs/${runId}/timeline`, `/v1/workflows/runs/${runId}`]) {
      expect((await t.get(path)).status, path).toBe(status);
    }
  });

  it('breaks answers in the ways that it says', async () => {
    const t = testWorld();
    const read = (runId: string): ReturnType<TestWorld['get']> => t.get(`/v1/runs/${runId}`);
    expect(await read(FAULT_RUNS.slow)).toMatchObject({ status: 200, delayMs: 8000 });
    expect(await read(FAULT_RUNS.offline)).toMatchObject({ fault: 'network' });
    expect(await read(FAULT_RUNS.cutBody)).toMatchObject({ fault: 'cut' });
    expect((await read(FAULT_RUNS.html)).headers['content-type']).toMatch(/html/);
    const half = await read(FAULT_RUNS.truncatedJson);
    expect(() => bodyOf(half)).toThrow(SyntaxError);
    expect(Array.isArray(bodyOf(await t.get(`/v1/runs/${FAULT_RUNS.garbled}/timeline`)))).toBe(false);
    expect(bodyOf(await t.get(`/v1/runs/${FAULT_RUNS.noTimeline}/timeline`))).toEqual({
      detail: 'Timeline not available for run type ui_tars',
    });
    expect((await read(FAULT_RUNS.invalidText)).status).toBe(422);
    expect((await t.get(`/v1/workflows/runs/${FAULT_RUNS.invalidText}`)).status).toBe(200);
    expect((await read(FAULT_RUNS.timelineDown)).status).toBe(200);
    expect((await t.get(`/v1/runs/${FAULT_RUNS.timelineDown}/timeline`)).status).toBe(500);
  });

  it('recovers where it says so', async () => {
    const t = testWorld();
    const statuses: number[] = [];
    for (let i = 0; i < 3; i++) statuses.push((await t.get(`/v1/runs/${FAULT_RUNS.recovers}`)).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect((await t.get(`/v1/runs/${FAULT_RUNS.rateLimited}`)).headers['retry-after']).toBe('2');
    expect((await t.get(`/v1/runs/${FAULT_RUNS.rateLimited}`)).status).toBe(200);
  });
});

describe('pictures and films', () => {
  it('expire and are renewed, or are not', async () => {
    const t = testWorld({ origin: () => 'http://here' });
    const picture = await idIn(t, ARTIFACT_RUNS.expired, PICTURE);
    const { signed_url: stale } = await t.json<{ signed_url: string }>(`/v1/artifacts/${picture}`);
    expect((await t.get(stale.replace('http://here', ''))).status).toBe(403);
    const { signed_url: fresh } = await t.json<{ signed_url: string }>(`/v1/artifacts/${picture}/signed-url`);
    expect((await t.get(fresh.replace('http://here', ''))).status).toBe(200);
    const lost = await idIn(t, ARTIFACT_RUNS.expiredForGood, PICTURE);
    expect((await t.get(`/v1/artifacts/${lost}/signed-url`)).status).toBe(404);
  });

  it.each([
    [ARTIFACT_RUNS.archived, { status: 404 }],
    [ARTIFACT_RUNS.gone, { status: 404 }],
    [ARTIFACT_RUNS.forbidden, { status: 403 }],
    [ARTIFACT_RUNS.zip, { status: 200, headers: { 'content-type': 'application/zip' } }],
    [ARTIFACT_RUNS.wrongType, { status: 200, headers: { 'content-type': 'application/json' } }],
    [ARTIFACT_RUNS.empty, { status: 200, body: new Uint8Array() }],
  ])('of %s answer as the table says', async (runId, expected) => {
    const t = testWorld();
    expect(await t.get(`/v1/artifacts/${await idIn(t, runId, PICTURE)}/content`)).toMatchObject(expected);
  });

  it('arrive late where they are late', async () => {
    const t = testWorld();
    const path = `/v1/artifacts/${await idIn(t, ARTIFACT_RUNS.late, PICTURE)}/content`;
    expect((await t.get(path)).status).toBe(404);
    t.pass(4000);
    expect((await t.get(path)).status).toBe(200);
  });

  it('come in the form that the recording runs say', async () => {
    const t = testWorld();
    const film = await t.get(`/v1/artifacts/${await idIn(t, RECORDING_RUNS.webm, FILM)}/content`);
    expect(film.headers['content-type']).toBe('video/webm');
    expect([...(film.body as Uint8Array).subarray(0, 4)]).toEqual([0x1a, 0x45, 0xdf, 0xa3]);
    const films = await t.json<{ artifact_id: string }[]>(
      `/v1/runs/${RECORDING_RUNS.several}/artifacts?artifact_type=recording`,
    );
    expect(films).toHaveLength(3);
    for (const { artifact_id } of films)
      expect((await t.get(`/v1/artifacts/${artifact_id}/content`)).status).toBe(200);
    const whole = await t.json<{ artifact_id: string }[]>(
      `/v1/runs/${RECORDING_RUNS.withoutRange}/artifacts?artifact_type=recording`,
    );
    const answer = await t.get(`/v1/artifacts/${whole[0]?.artifact_id}/content`, { range: 'bytes=0-9' });
    expect(answer.status).toBe(200);
    expect(answer.headers).not.toHaveProperty('accept-ranges');
  });
});

describe('values', () => {
  it('are cut for the page and whole for everyone else', async () => {
    const t = testWorld();
    const path = `/v1/runs/${OUTPUT_RUNS.bigOutput}`;
    const whole = await t.get(path);
    expect(String(whole.body).length).toBeGreaterThan(9_000_000);
    const cut = bodyOf<{ output: Record<string, unknown> }>(
      await t.get(path, { 'x-user-agent': 'skyvern-ui' }),
    );
    expect(cut.output['_truncated']).toMatchObject({ truncated: true, limit_bytes: 2_097_152 });
    const text = await t.get(`/v1/runs/${OUTPUT_RUNS.bigText}/timeline`, { 'x-user-agent': 'skyvern-ui' });
    expect(String(text.body).length).toBeLessThan(2_400_000);
  });

  it('keep numbers that a parse would change', async () => {
    const t = testWorld();
    expect(String((await t.get(`/v1/runs/${OUTPUT_RUNS.bigIntegers}`)).body)).toContain(
      '123456789012345678901234567890',
    );
  });

  it('of a hostile run are harmful, and the run still is JSON', async () => {
    const t = testWorld();
    const timeline = await t.get(`/v1/runs/${HOSTILE_RUNS.texts}/timeline`);
    expect(String(timeline.body)).toContain('<script>');
    expect(await t.json(`/v1/runs/${HOSTILE_RUNS.texts}`)).toHaveProperty('output');
    expect(
      String((await t.get(`/v1/runs/${HOSTILE_RUNS.deep}/timeline`)).body).match(/"children":\[/g),
    ).toHaveLength(10_000);
  });

  it('of the hostile runs hold all that the table says', async () => {
    const t = testWorld();
    const said = async (runId: string): Promise<string> => {
      const run = await t.get(`/v1/runs/${runId}`);
      const rich = await t.get(`/v1/workflows/runs/${runId}`);
      const timeline = await t.get(`/v1/runs/${runId}/timeline`);
      return [run, rich, timeline].map(({ body }) => String(body)).join('\n');
    };
    for (const runId of [HOSTILE_RUNS.texts, HOSTILE_RUNS.failedTexts]) {
      const all = await said(runId);
      for (const text of [...TEXTS, ...ADDRESSES]) expect(all).toContain(JSON.stringify(text).slice(1, -1));
      expect(all).toContain('"__proto__":{"polluted":true}');
      // Prose that was recorded is nowhere left.
      expect(all).not.toMatch(/"(?:reasoning|label|failure_reason|title)":"[A-Z][a-z]/);
    }
    const [, reason] = /"failure_reason":"(It failed:[^"]*)"/.exec(await said(HOSTILE_RUNS.hugeTexts)) ?? [];
    expect(reason).toHaveLength(10_000_000);
    expect(await said(HOSTILE_RUNS.longTexts)).toContain('W'.repeat(300_000));
    expect(await said(HOSTILE_RUNS.deepOutput)).toContain('['.repeat(10_000));
    for (const number of NUMBERS) expect(await said(HOSTILE_RUNS.strangeNumbers)).toContain(`:${number},`);
    for (const name of INHERITED)
      expect(await said(HOSTILE_RUNS.inheritedNames)).toContain(`"action_type":"${name}"`);
    for (const time of TIMES) expect(await said(HOSTILE_RUNS.strangeTimes)).toContain(`"${time}"`);
    for (const name of FILE_NAMES) expect(await said(HOSTILE_RUNS.files)).toContain(JSON.stringify(name));
  });
});

describe('generated code', () => {
  const blocks = async (
    t: TestWorld,
    runId: string,
    body: Record<string, unknown> = {},
  ): Promise<{ blocks: object; main_script: string | null; version: number | null }> => {
    const run = await t.json<{ run_request: { workflow_id: string } }>(`/v1/runs/${runId}`);
    return bodyOf(
      await t.post(`/v1/scripts/${run.run_request.workflow_id}/blocks`, {
        cache_key_value: '',
        workflow_run_id: runId,
        ...body,
      }),
    );
  };

  it('is long, absent, or grows while one waits', async () => {
    const t = testWorld();
    expect((await blocks(t, CODE_RUNS.long)).main_script?.split('\n')).toHaveLength(5000);
    expect(await blocks(t, CODE_RUNS.notEnabled)).toMatchObject({ blocks: {}, main_script: null });
    const counts: number[] = [];
    for (let i = 0; i < 5; i++) {
      counts.push(Object.keys((await blocks(t, CODE_RUNS.generating)).blocks).length);
      t.pass(4000);
    }
    expect(counts).toEqual([0, 1, 2, 3, 3]);
    expect((await blocks(t, CODE_RUNS.generating)).main_script).not.toBeNull();
  });

  it('has several keys, each with versions that can be read and compared', async () => {
    const t = testWorld();
    const run = await t.json<{ run_request: { workflow_id: string } }>(`/v1/runs/${CODE_RUNS.manyKeys}`);
    const wpid = run.run_request.workflow_id;
    const key = encodeURIComponent('{{product}}-{{currency}}');
    const { values } = await t.json<{ values: string[] }>(
      `/v1/scripts/${wpid}/${key}/values?page=1&page_size=100&filter=`,
    );
    expect(values).toHaveLength(3);
    expect(
      (await t.json<{ values: string[] }>(`/v1/scripts/${wpid}/${key}/values?filter=kayak`)).values,
    ).toEqual(['Polar Kayak/2-seat-USD']);
    const chosen = bodyOf<{ version: number; script_id: string }>(
      await t.post(`/v1/scripts/${wpid}/blocks`, {
        cache_key: '{{product}}-{{currency}}',
        cache_key_value: values[1],
      }),
    );
    expect(chosen.version).toBeGreaterThan(1);
    const { versions } = await t.json<{ versions: { version: number }[] }>(
      `/v1/scripts/${chosen.script_id}/versions`,
    );
    expect(versions).toHaveLength(chosen.version);
    const compared = await t.json(`/v1/scripts/${chosen.script_id}/compare?base=1&compare=${chosen.version}`);
    expect(compared['base_main_script']).not.toBe(compared['compare_main_script']);
    expect((await t.get(`/v1/scripts/${chosen.script_id}/versions/99`)).status).toBe(404);
  });
});

describe('servers that lack something', () => {
  it('lack that one thing', async () => {
    const t = testWorld();
    expect((await t.get(`/v1/workflows/runs/${STATE_RUNS.noRichRead}`)).status).toBe(404);
    expect((await t.get(`/v1/runs/${STATE_RUNS.noTags}/tags`)).status).toBe(403);
    const deleted = await t.json<{ workflow: { deleted_at: string; workflow_permanent_id: string } }>(
      `/v1/workflows/runs/${STATE_RUNS.deletedAgent}`,
    );
    expect(deleted.workflow.deleted_at).toBeTruthy();
    expect((await t.get(`/v1/agents/${deleted.workflow.workflow_permanent_id}`)).status).toBe(404);
    expect((await t.post(`/v1/agents/runs/${STATE_RUNS.deletedAgent}/retry`)).status).toBe(404);
    const pending = await t.json(`/v1/runs/${STATE_RUNS.retryPending}`);
    expect(pending).toMatchObject({
      status: 'failed',
      retry_pending: true,
      next_attempt_at: '2026-12-01T12:05:00',
    });
    await t.post(`/v1/runs/${STATE_RUNS.retryPending}/cancel`);
    expect(await t.json(`/v1/runs/${STATE_RUNS.retryPending}`)).toMatchObject({
      status: 'canceled',
      retry_pending: false,
    });
  });
});
