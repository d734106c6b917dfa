/** Characters that no file system takes, that hide a file's ending, or that would leave the folder. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out here
const UNSAFE = /[\u0000-\u001f\u007f<>:"/\\|?*\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** The name under which a file is saved: one that any system takes and that shows its true ending; never empty. */
export function safeFileName(name: string): string {
  const clean = name.replace(UNSAFE, '_').replace(/^\.+/, '_').trim().slice(-200);
  return clean || 'download';
}
