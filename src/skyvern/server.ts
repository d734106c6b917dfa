import * as z from 'zod/mini';
import { number, record, texts, tolerant, words } from './fields';

/** `GET /v1/version`; absent on old servers. */
export const Version = z.looseObject(tolerant({ version: words }));

/** `GET /v1/config/runtime` (no key needed). */
export const RuntimeConfig = z.looseObject(
  tolerant({
    browser_streaming_mode: words, // 'cdp' | 'vnc'
    browser_streaming_label: words,
    environment: words,
    warnings: texts,
  }),
);
export type RuntimeConfig = z.output<typeof RuntimeConfig>;

/** `GET /v1/browser_sessions/{pbs_}`. */
export const BrowserSession = z.looseObject(
  tolerant({
    browser_session_id: words,
    status: words,
    stream_transport: words, // 'vnc' | 'cdp' | null
    runnable_id: words,
    timeout: number, // minutes
    app_url: words,
  }),
);
export type BrowserSession = z.output<typeof BrowserSession>;

/** Answer of `POST /v1/runs/{id}/retry_webhook`. A failed delivery is still a 200: read `status_code` and `error`. */
export const WebhookReplay = z.looseObject(
  tolerant({
    run_id: words,
    run_type: words,
    default_webhook_url: words,
    target_webhook_url: words,
    payload: words, // a JSON text
    headers: record,
    status_code: number,
    latency_ms: number,
    response_body: words,
    error: words,
  }),
);
export type WebhookReplay = z.output<typeof WebhookReplay>;

/** Answer of `POST /v1/credentials/totp`. */
export const TotpCode = z.looseObject(
  tolerant({
    totp_code_id: words,
    code: words,
    otp_type: words,
    status: words,
  }),
);
export type TotpCode = z.output<typeof TotpCode>;
