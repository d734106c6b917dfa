/**
 * The address when it is safe to put into a link: http, https, blob, or one within this site. Null for anything else
 * (`javascript:`, `data:`, broken text), however it is spelled.
 */
export function webAddress(text: string): string | null {
  try {
    const { protocol } = new URL(text, 'https://this.site/');
    return protocol === 'https:' || protocol === 'http:' || protocol === 'blob:' ? text : null;
  } catch {
    return null;
  }
}
