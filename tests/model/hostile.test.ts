import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ADDRESSES, INHERITED, NUMBERS, replaceEach, TEXTS, TIMES } from '../../mocks/special/hostileTexts';
import { parseExact, stringifyExact } from '~/json';
import { detailsOf } from '~/model/details';
import { analyse } from '~/model/failure/analyse';
import { ticketMarkdown } from '~/model/failure/ticket';
import { buildPictures } from '~/model/pictures';
import { redactDeep } from '~/model/redact';
import { reproduce } from '~/model/requests/reproduce';
import { rerun } from '~/model/requests/rerun';
import { KEY_PLACEHOLDER, LANGUAGES, snippet } from '~/model/requests/snippet';
import { blockOutputs } from '~/model/run/blockOutputs';
import { chaptersOf, momentsOf } from '~/model/run/chapters';
import { downloadedFiles } from '~/model/run/downloadedFiles';
import { extractedInformation } from '~/model/run/extractedInformation';
import { inputParameters } from '~/model/run/inputParameters';
import { outputTables } from '~/model/run/outputTables';
import { recordings } from '~/model/run/recordings';
import { runSettings } from '~/model/run/settings';
import { runTitle } from '~/model/run/title';
import { matchTimeline } from '~/model/search/match';
import { parseQuery } from '~/model/search/query';
import { rowOf } from '~/model/timeline/rowText';
import { Artifact } from '~/skyvern/artifact';
import { recordedRun } from './recordedRun';

const SLUGS = [
  'shipment-loop-then-code-error',
  'branches-and-nested-loops',
  'task-v2-wrong-goal-met-wr',
  'login-totp-approval',
  'invoice-download',
  'task-v1-failed',
  'trigger-parent',
  'timed-out',
] as const;

const deep = parseExact(`${'[{"a":'.repeat(3_000)}1${'}]'.repeat(3_000)}`);
const pieces: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS, ...ADDRESSES, ...INHERITED, ...TIMES),
  fc.constantFrom(...NUMBERS).map((source) => parseExact(source)),
  fc.constantFrom<unknown>(null, true, '', [], {}, [null], 'W'.repeat(100_000), deep),
  fc.constant(parseExact('{"__proto__":{"polluted":true},"constructor":1,"toString":null,"length":-1}')),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Where harm is put: every entry whose number leaves `rest` when divided by `every`; ids that hold a run together stay. */
const harm = fc.record({
  slug: fc.constantFrom(...SLUGS),
  every: fc.integer({ min: 1, max: 40 }),
  rest: fc.nat(39),
  pieces: fc.array(pieces, { minLength: 1, maxLength: 12 }),
});

const KEPT = /^(?:run_id|workflow_run_id|run_type)$/;

function harmed({ every, rest, pieces: all }: { every: number; rest: number; pieces: unknown[] }) {
  return (answer: unknown): unknown => {
    let n = 0;
    const top = answer as { status?: unknown } | null;
    const { status } = top ?? {};
    replaceEach(answer, (name, entry) => {
      const at = n++;
      // Every entry would leave nothing behind the first level.
      const hit = every === 1 ? typeof entry !== 'object' : at % every === rest % every;
      return hit && !KEPT.test(name) ? all[at % all.length] : entry;
    });
    if (typeof status === 'string' && top) top.status = status;
    return answer;
  };
}

const isDate = (ms: number | null): boolean => ms === null || !Number.isNaN(new Date(ms).getTime());

test('whatever stands in the fields of a run: the model says something of it, and never throws', () => {
  fc.assert(
    fc.property(harm, (how) => {
      const known = recordedRun(how.slug, harmed(how));
      const { run, rich, timeline } = known;
      const artifacts = Artifact.safeParse({
        artifact_id: 'a_1',
        artifact_type: 'download',
        uri: how.pieces[0],
      });
      const all = artifacts.success ? [artifacts.data] : [];

      for (const [index, node] of timeline.nodes.entries()) {
        expect(node.parent).toBeLessThan(index);
        expect(node.end).toBeGreaterThan(index);
        expect([node.startMs, node.endMs].every(isDate)).toBe(true);
        rowOf(node, timeline);
        for (const fact of detailsOf(node, timeline).facts)
          if (fact.kind === 'time') expect(isDate(fact.atMs)).toBe(true);
      }
      expect([run.created_at, run.started_at, run.finished_at].every(isDate)).toBe(true);

      const book = buildPictures(timeline, all, { final: true });
      for (const { id } of timeline.nodes) book.of(id);
      expect(book.sequence).toBeInstanceOf(Array);
      const analysis = analyse(known);
      const title = runTitle(run, rich, known.taskV1, known.taskV2);
      expect(title.length).toBeGreaterThan(0);
      const report = ticketMarkdown({ ...known, title, analysis, address: 'http://here/runs/wr_1' });
      expect(report.split('\n').filter((line) => /^`{3,}/.test(line)).length % 2).toBe(0);

      runSettings(run, known);
      inputParameters(run, rich, null);
      blockOutputs(run, timeline, rich);
      extractedInformation(run, rich, known.taskV2);
      outputTables(run.output ?? rich?.outputs);
      recordings(run, rich, all, 0);
      downloadedFiles(run, rich, all, timeline);
      chaptersOf(timeline, run.started_at ?? 0, 60_000);
      momentsOf(timeline, run.started_at ?? 0);
      for (const query of ['a -b', 'label:__proto__ dur:>1s', TEXTS[how.rest % TEXTS.length] ?? ''])
        matchTimeline(timeline, parseQuery(query));
      const request = reproduce(run, known);
      rerun(request, {});
      for (const language of LANGUAGES)
        expect(snippet(request, language, { baseUrl: 'http://here', key: null })).toContain(KEY_PLACEHOLDER);
      stringifyExact(redactDeep({ run, rich }));
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    }),
    { numRuns: 150 },
  );
}, 60_000);
