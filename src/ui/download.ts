import { safeFileName } from './safeFileName';

/** Types that a browser would run as a page of this site if their address were opened. */
const ACTIVE = /html|xml|svg|script/i;

/**
 * Saves a blob, as the browser saves downloads: never opened, under a name that is safe on every system, with a type that
 * no browser runs.
 */
export function downloadBlob(name: string, blob: Blob): void {
  const safe = ACTIVE.test(blob.type) ? new Blob([blob], { type: 'application/octet-stream' }) : blob;
  const address = URL.createObjectURL(safe);
  const link = document.createElement('a');
  link.href = address;
  link.download = safeFileName(name);
  link.click();
  // The browser reads the address after this task; a minute is ample.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Saves a text as UTF-8. */
export function downloadText(name: string, text: string, type = 'application/json'): void {
  downloadBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}
