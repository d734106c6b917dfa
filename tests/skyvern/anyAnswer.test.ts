import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as z from 'zod/mini';
import { ADDRESSES, INHERITED, NUMBERS, TEXTS, TIMES } from '../../mocks/special/hostileTexts';
import { parseExact } from '~/json';
import { readBlocks, readParameters } from '~/skyvern/agentDefinition';
import { Agent, AgentParameter, WorkflowDefinition } from '~/skyvern/agent';
import { Artifact } from '~/skyvern/artifact';
import { BadShape, reader } from '~/skyvern/badShape';
import { readInternalRun, readTaskRun } from '~/skyvern/internalRun';
import { RichRun, TaskV2 } from '~/skyvern/richRun';
import { FileInfo, Run, RunRequest } from '~/skyvern/run';
import { RunListRow } from '~/skyvern/runList';
import { RunTags } from '~/skyvern/runTags';
import { CacheKeyValues, FallbackEpisodes, ScriptBlocks, ScriptList, ScriptVersions } from '~/skyvern/script';
import { BrowserSession, RuntimeConfig, TotpCode, Version, WebhookReplay } from '~/skyvern/server';
import { Step, TaskV1 } from '~/skyvern/task';

const schemas: Record<string, z.ZodMiniType> = {
  Agent,
  AgentParameter,
  Artifact,
  BrowserSession,
  CacheKeyValues,
  FallbackEpisodes,
  FileInfo,
  RichRun,
  Run,
  RunListRow,
  RunRequest,
  RunTags,
  RuntimeConfig,
  ScriptBlocks,
  ScriptList,
  ScriptVersions,
  Step,
  TaskV1,
  TaskV2,
  TotpCode,
  Version,
  WebhookReplay,
  WorkflowDefinition,
};

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...TEXTS, ...ADDRESSES, ...INHERITED, ...TIMES),
  fc.constantFrom(...NUMBERS).map((source) => parseExact(source)),
  fc.constant(parseExact(`${'['.repeat(10_000)}${']'.repeat(10_000)}`)),
  fc.constant(parseExact('{"__proto__":{"polluted":true},"constructor":1}')),
  fc.jsonValue({ maxDepth: 3 }),
);

/** An object with any of a schema's fields, each holding anything, and with a few that no schema knows. */
function answers(schema: z.ZodMiniType): fc.Arbitrary<unknown> {
  const { shape = {} } = schema as { shape?: Record<string, unknown> };
  const names = [...Object.keys(shape), '__proto__', 'constructor', 'new_key'];
  const entries = fc.array(fc.tuple(fc.constantFrom(...names), odd), { maxLength: names.length });
  return fc.oneof({ weight: 8, arbitrary: entries.map((given) => Object.fromEntries(given)) }, odd);
}

describe.each(Object.entries(schemas))('whatever an answer of %s holds', (_name, schema) => {
  const read = reader(schema);
  test('it is read, or called an answer of another shape: nothing else happens', () => {
    fc.assert(
      fc.property(answers(schema), (answer) => {
        try {
          expect(read(answer)).toBeDefined();
        } catch (error) {
          expect(error).toBeInstanceOf(BadShape);
        }
        expect(Reflect.get({}, 'polluted')).toBeUndefined();
      }),
    );
  });
});

test('definitions and runs of the internal routes are read from anything, or called of another shape', () => {
  fc.assert(
    fc.property(answers(RichRun), answers(WorkflowDefinition), (run, definition) => {
      for (const readRun of [readInternalRun, readTaskRun]) {
        try {
          readRun(run);
        } catch (error) {
          expect(error).toBeInstanceOf(BadShape);
        }
      }
      const known = WorkflowDefinition.safeParse(definition).data ?? null;
      if (!known) return;
      expect(readBlocks(known)).toBeDefined();
      expect(readParameters(known)).toBeDefined();
    }),
  );
});
