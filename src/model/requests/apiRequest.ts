/** A request to the connected server, without the key: whoever shows or sends it adds that. */
export interface ApiRequest {
  method: 'POST';
  /** Path on the server, from `/`. */
  path: string;
  headers: Readonly<Record<string, string>>;
  /** JSON to send; null for no body. */
  body: Readonly<Record<string, unknown>> | null;
  /** What the original had or may have had and this request lacks, one sentence each. */
  omitted: readonly string[];
}

export const JSON_HEADERS: Readonly<Record<string, string>> = { 'Content-Type': 'application/json' };

/**
 * The request that runs the same agent version again with the same inputs, which the server copies by itself.
 * Only for final runs of kind `workflow_run`.
 */
export const retryRequest = (runId: string): ApiRequest => ({
  method: 'POST',
  path: `/v1/agents/runs/${encodeURIComponent(runId)}/retry`,
  headers: {},
  body: null,
  omitted: [],
});
