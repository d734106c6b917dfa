const startsWith = (bytes: Uint8Array, ...magic: number[]) =>
  magic.every((byte, index) => bytes[index] === byte);
const textAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/**
 * The media type by the first bytes, or null where they do not tell. Servers label archived pictures as ZIP
 * and old ones as JSON.
 */
export function sniffType(bytes: Uint8Array): string | null {
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (startsWith(bytes, 0x47, 0x49, 0x46, 0x38)) return 'image/gif';
  if (startsWith(bytes, 0x1a, 0x45, 0xdf, 0xa3)) return 'video/webm';
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'application/pdf';
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'application/zip';
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return 'image/webp';
  if (textAt(bytes, 4, 4) === 'ftyp') return textAt(bytes, 8, 4) === 'avif' ? 'image/avif' : 'video/mp4';
  return null;
}

/** Types that a browser would run as a page of this origin when a blob of them is opened. */
const ACTIVE = /html|xml|svg|script|pdf\+/i;

/** A type for a blob of these bytes: what they are, else what is claimed, but never one that a browser would run. */
export function safeType(bytes: Uint8Array, claimed: string): string {
  const sniffed = sniffType(bytes);
  if (sniffed) return sniffed;
  const type = claimed.split(';')[0]?.trim().toLowerCase() ?? '';
  return !type || ACTIVE.test(type) || /^(image|video|audio)\//.test(type)
    ? 'application/octet-stream'
    : type;
}
