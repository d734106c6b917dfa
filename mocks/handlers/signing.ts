import type { WorldAnswer } from '../scene/request';

const CONTENT = '/v1/artifacts/';

/** An address that answers without a key until `expiresAt` (Unix seconds). */
export function signedAddress(origin: string, artifactId: string, expiresAt: number): string {
  return `${origin}${CONTENT}${artifactId}/content?expiry=${expiresAt}&kid=k1&sig=${signature(artifactId, expiresAt)}`;
}

/** Whether a signed request may have the artifact now. */
export function signatureHolds(query: URLSearchParams, artifactId: string, now: number): boolean {
  const expiresAt = Number(query.get('expiry'));
  return expiresAt * 1000 > now && query.get('sig') === signature(artifactId, expiresAt);
}

/** 43 characters, as the server's are; no secret protects anything here. */
function signature(artifactId: string, expiresAt: number): string {
  let text = '';
  let hash = 2166136261;
  for (let round = 0; text.length < 43; round++) {
    for (const char of `${artifactId}:${expiresAt}:${round}`)
      hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
    text += (hash >>> 0).toString(36);
  }
  return text.slice(0, 43);
}

// Stored addresses (`uri`) stay what they are; only addresses made for the reader are signed.
const FILE_ADDRESS = /("uri":\s?)?"file:\/\/[^"]*?_(a_\d{15,19})_[a-z_]+\.\w+"/g;
const FILE_INFO = /"url":\s?"file:\/\/[^"]*"(?=[^{}]*"artifact_id":\s?"(a_\d{15,19})")/g;

/** Replaces `file://` addresses in a JSON answer by signed ones that last until `expiresAt` (Unix seconds). */
export function signAddresses(answer: WorldAnswer, origin: string, expiresAt: number): WorldAnswer {
  if (typeof answer.body !== 'string') return answer;
  const body = answer.body
    .replace(FILE_ADDRESS, (whole, uri: string | undefined, id: string) =>
      uri === undefined ? JSON.stringify(signedAddress(origin, id, expiresAt)) : whole,
    )
    .replace(
      FILE_INFO,
      (_whole, id: string) => `"url":${JSON.stringify(signedAddress(origin, id, expiresAt))}`,
    );
  return { ...answer, body };
}
