import { useMutation, useQuery, useQueryClient, skipToken } from '@tanstack/react-query';
import { reader } from '~/skyvern/badShape';
import { WebhookReplay } from '~/skyvern/server';
import { asApiError } from './apiError';
import { refreshRun } from './changes';
import { getJson, sendJson } from './http';

const readReplay = reader(WebhookReplay);

/** What the webhook of a final run would send; null where the server has no preview. */
export const useWebhookPreview = (runId: string | null) =>
  useQuery({
    queryKey: ['run', runId, 'webhook preview'],
    queryFn:
      runId === null
        ? skipToken
        : async ({ signal }) => {
            try {
              return await getJson(
                `/v1/internal/runs/${encodeURIComponent(runId)}/test-webhook`,
                readReplay,
                signal,
              );
            } catch (error) {
              const { kind } = asApiError(error);
              if (kind === 'missing' || kind === 'refused' || kind === 'invalid') return null;
              throw error;
            }
          },
  });

/**
 * Sends the webhook of a final run once more, to its own address or to `url`. A delivery that failed is an answer too:
 * look at `status_code` and `error`, or ask `deliveryFailed`.
 */
export const replayWebhook = (runId: string, url: string | null): Promise<WebhookReplay> =>
  sendJson(
    'POST',
    `/v1/runs/${encodeURIComponent(runId)}/retry_webhook`,
    url ? { webhook_url: url } : undefined,
    readReplay,
    // The server waits for the receiver before it answers.
    { silenceMs: 90_000 },
  );

/** Why the receiver did not take a replayed webhook; null when it did. */
export function deliveryFailed(replay: WebhookReplay): string | null {
  if (replay.error) return replay.error;
  if (replay.status_code === null) return 'The server does not say whether it arrived.';
  return replay.status_code >= 200 && replay.status_code < 300
    ? null
    : `The receiver answered ${replay.status_code}.`;
}

export function useReplayWebhook() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ runId, url }: { runId: string; url: string | null }) => replayWebhook(runId, url),
    onSuccess: (_answer, { runId }) => refreshRun(client, runId),
  });
}
