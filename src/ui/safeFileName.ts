/** Characters that no file system takes, that hide a file's ending, or that would leave the folder. */
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out here
const UNSAFE = /[\u0000-\u001f\u007f-\u009f<>:"/\\|?*]|\p{Cf}|\p{Cs}|[\u2028\u2029]/gu;
/** Names that Windows keeps for devices, whatever ending they have. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$|conout\$)(?=\.|$)/i;
/** File systems take 255 bytes, and one character may be four of them. */
const LONGEST_BYTES = 240;

/** The name under which a file is saved: one that any system takes and that shows its true ending; never empty. */
export function safeFileName(name: string): string {
  const clean = name
    .replace(UNSAFE, '_')
    .replace(/^[.\s]+/, '_')
    .replace(/[.\s]+$/, '')
    .replace(DEVICE, '_$&');
  return lastBytes(clean) || 'download';
}

/** The end of a name, which holds what kind of file it is, in as many bytes as a file system takes. */
function lastBytes(name: string): string {
  let bytes = 0;
  const kept: string[] = [];
  for (const character of Array.from(name).toReversed()) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > LONGEST_BYTES) break;
    kept.push(character);
  }
  return kept.toReversed().join('');
}
