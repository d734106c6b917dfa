import * as z from 'zod/mini';
import { flag, list, number, readable, texts, time, tolerant, words } from './fields';

const codeByLabel = z.pipe(
  z.nullish(z.record(z.string(), z.unknown())),
  z.transform((blocks): Record<string, string> =>
    Object.fromEntries(
      Object.entries(blocks ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  ),
);

/** `POST /v1/scripts/{wpid}/blocks` and `GET /v1/scripts/{id}/versions/{n}`. No code: `blocks` is empty. */
export const ScriptBlocks = z.looseObject(
  tolerant({
    blocks: codeByLabel,
    main_script: words,
    script_id: words,
    version: number,
  }),
);
export type ScriptBlocks = z.output<typeof ScriptBlocks>;

/** `GET /v1/scripts/{wpid}/{cache_key}/values`. */
export const CacheKeyValues = z.looseObject(
  tolerant({
    values: texts,
    total_count: number,
    filtered_count: number,
  }),
);
export type CacheKeyValues = z.output<typeof CacheKeyValues>;

const ScriptVersion = z.looseObject({
  version: z.number(),
  script_revision_id: words,
  created_at: time,
  run_id: words,
});
export type ScriptVersion = z.output<typeof ScriptVersion>;

/** `GET /v1/scripts/{script_id}/versions`; the order is not promised. */
export const ScriptVersions = z.looseObject(tolerant({ versions: readable(ScriptVersion) }));

/** One script of an agent, from `GET /v1/scripts/workflows/{wpid}`. */
const ScriptSummary = z.looseObject({
  script_id: z.string(),
  cache_key: words,
  cache_key_value: words,
  status: words,
  latest_version: number,
  version_count: number,
  total_runs: number,
  success_rate: number, // 0–1
  is_pinned: flag,
  created_at: time,
  modified_at: time,
});
export type ScriptSummary = z.output<typeof ScriptSummary>;
export const ScriptList = z.looseObject(tolerant({ scripts: readable(ScriptSummary) }));

/** Where generated code fell back to the AI, from `GET /v1/workflows/{wpid}/fallback-episodes`. */
const FallbackEpisode = z.looseObject(
  tolerant({
    episode_id: words,
    block_label: words,
    fallback_type: words,
    error_message: words,
    classify_result: words,
    agent_actions: list,
    page_url: words,
    page_text_snapshot: words,
    fallback_succeeded: flag,
    reviewed: flag,
    created_at: time,
  }),
);
export type FallbackEpisode = z.output<typeof FallbackEpisode>;
export const FallbackEpisodes = z.looseObject(
  tolerant({ episodes: readable(FallbackEpisode), total_count: number }),
);
