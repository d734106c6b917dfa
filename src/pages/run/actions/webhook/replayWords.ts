import type { ApiError } from '~/api/apiError';
import { deliveryFailed } from '~/api/webhook';
import type { WebhookReplay } from '~/skyvern/server';
import { formatDuration } from '~/ui/format';

/** What a replay came to: `failed` says that it did not arrive, whatever the status of the answer. */
export interface ReplayResult {
  failed: boolean;
  title: string;
  sentence: string;
  /** What the receiver answered; null where it said nothing. */
  answer: string | null;
}

const hostOf = (address: string | null): string => {
  const url = address ? URL.parse(address) : null;
  return url?.host ?? 'the receiver';
};

/** A delivery in words; `target` is what was asked for where the answer names none. */
export function resultOf(replay: WebhookReplay, target: string | null): ReplayResult {
  const host = hostOf(replay.target_webhook_url ?? target);
  const why = deliveryFailed(replay);
  const status = replay.status_code === null ? null : `it answered ${replay.status_code}`;
  const after = replay.latency_ms === null ? '' : ` after ${formatDuration(replay.latency_ms)}`;
  const said = replay.error ?? status ?? why ?? '';
  const separator = replay.error ? ': ' : said ? ', ' : '';
  return {
    failed: why !== null,
    title: why === null ? 'Delivered' : 'Not delivered',
    sentence: `to ${host}${separator}${said.replace(/\.$/, '')}${after}.`,
    answer: replay.response_body?.trim() || null,
  };
}

/** Why the server did not even try, in words. An answer that was lost may hide a delivery. */
export function refusedReplay(error: ApiError): ReplayResult {
  const { detail, kind } = error;
  const not = (sentence: string): ReplayResult => ({
    failed: true,
    title: 'Not sent.',
    sentence,
    answer: null,
  });
  if (/not reached a terminal state/i.test(detail ?? '')) return not('The run is not over yet.');
  if (/no webhook url configured/i.test(detail ?? ''))
    return not('This run has no webhook. Enter an address to send it to.');
  if (/does not have a valid api key/i.test(detail ?? ''))
    return not('The organization has no valid key to sign the webhook with.');
  if (kind === 'missing') return not('This server cannot send the webhook of this run.');
  if (kind === 'refused') return not(`The key may not send webhooks (${error.status ?? 'refused'}).`);
  if (kind === 'invalid' || kind === 'busy') return not(detail ?? 'The server refused it.');
  return {
    failed: true,
    title: 'No answer came.',
    sentence:
      'The webhook may have been delivered all the same. Look at the receiver before it is sent again.',
    answer: null,
  };
}
