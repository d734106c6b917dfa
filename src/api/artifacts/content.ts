import * as z from 'zod/mini';
import { reader } from '~/skyvern/badShape';
import { number, tolerant, words } from '~/skyvern/fields';
import { ApiError } from '../apiError';
import { getConnection } from '../connection';
import { getBytes, getJson } from '../http';
import { safeType } from './sniff';

const contentPath = (artifactId: string) => `/v1/artifacts/${encodeURIComponent(artifactId)}/content`;

/** Address of an artifact's bytes. Behind a proxy it can stand in `src` as it is; elsewhere it needs a key in a header. */
export const artifactContentUrl = (artifactId: string): string =>
  getConnection().apiBase + contentPath(artifactId);

/** The artifact's id in an address of any form: a content route, or a `file://` name; null when there is none. */
export function artifactIdIn(url: string | null | undefined): string | null {
  const match = /\/artifacts\/(a_\w+)\/content/.exec(url ?? '') ?? /_(a_\d+)_\w+\.\w+$/.exec(url ?? '');
  return match?.[1] ?? null;
}

/**
 * The bytes of an artifact as a blob of the type that they are.
 * @throws ApiError; `missing` where the server has no bytes, or an empty file
 */
export async function artifactBlob(
  artifactId: string,
  signal?: AbortSignal,
  onProgress?: (loaded: number, all: number | null) => void,
): Promise<Blob> {
  const path = contentPath(artifactId);
  const { bytes, type } = await getBytes(path, signal, onProgress);
  if (!bytes.length)
    throw new ApiError({ kind: 'missing', method: 'GET', path, status: 200, detail: 'The file is empty.' });
  return new Blob([bytes], { type: safeType(bytes, type) });
}

const SignedUrl = z.looseObject(tolerant({ signed_url: words, expires_at: number }));
const readSignedUrl = reader(SignedUrl);

/** A fresh address of an artifact, good for some minutes; may be `file://` or unsigned, where the server cannot sign. */
export async function mintUrl(artifactId: string, signal?: AbortSignal): Promise<string | null> {
  const answer = await getJson(
    `/v1/artifacts/${encodeURIComponent(artifactId)}/signed-url`,
    readSignedUrl,
    signal,
  );
  return answer.signed_url;
}
