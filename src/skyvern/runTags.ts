import * as z from 'zod/mini';
import { readable, time, tolerant, words } from './fields';

/** A tag of a run; `source` `system` for those that the server sets itself (`skyvern.trigger` …). */
export const RunTag = z.looseObject({
  key: z.string(),
  ...tolerant({ value: words, source: words, set_at: time }),
});
export type RunTag = z.output<typeof RunTag>;

/** `GET /v1/runs/{wr_}/tags`; tags that are texts are those without a value. */
export const RunTags = z.looseObject(
  tolerant({
    tags: readable(
      z.pipe(
        z.transform((tag: unknown) => (typeof tag === 'string' ? { key: tag } : tag)),
        RunTag,
      ),
    ),
  }),
);
