import type { ArtifactRow } from '../handlers/artifacts';
import type { RunFolder } from '../scene/runFolder';
import { edit, type Behaviour } from './specialRun';

/** Names that would leave a folder, hide what they are, or that some system keeps for itself. */
export const FILE_NAMES = [
  '../../../etc/cron.d/evil',
  'C:\\Windows\\System32\\evil.dll',
  '/etc/passwd',
  'invoice\u202Efdp.exe',
  'report.pdf\u200B.html',
  'CON',
  'nul.txt',
  'aux.tar.gz',
  'COM1.pdf',
  '...',
  '.htaccess',
  ' trailing. . ',
  'two\r\nlines: Set-Cookie.csv',
  'page.html',
  'picture.svg',
  'script.js',
  '<img src=x onerror=alert(13)>.txt',
  `${'long'.repeat(200)}.pdf`,
  '👩‍👩‍👧‍👦 مرحبا.pdf',
  '\u0000',
] as const;

const PAGE =
  '<!doctype html><svg xmlns="http://www.w3.org/2000/svg" onload="parent.__harmed = 4; alert(14)"></svg><script>window.__harmed = 5; alert(15)</script>';
const TYPES = ['text/html; charset=utf-8', 'image/svg+xml', 'application/xhtml+xml', 'text/javascript'];
/** Id of the file of that place. */
export const fileId = (at: number): string => `a_80000000000006009${String(at).padStart(2, '0')}`;
const IDS = FILE_NAMES.map((_name, at) => fileId(at));

/** Every downloaded file has a name that means harm, and bytes and types of pages with scripts. */
export function hostileFiles(): Behaviour {
  const list = edit<Record<string, unknown>>((run) => {
    run['downloaded_files'] = FILE_NAMES.map((filename, at) => ({
      url: `file:///data/artifacts/${fileId(at)}`,
      checksum: null,
      filename,
      file_size: PAGE.length,
      modified_at: null,
      artifact_id: fileId(at),
    }));
  });
  return {
    extraIds: new Set(IDS),
    files: {
      'run.json': list,
      'workflow-run-rich.json': list,
      'artifacts.json': edit<Record<string, { body: ArtifactRow[] }>>((lists) => {
        for (const list of Object.values(lists)) {
          list.body = list.body.filter((row) => row.artifact_type !== 'download');
          for (const row of list.body) row['uri'] = FILE_NAMES[0];
        }
      }),
    },
    content: (artifactId, content, _base: RunFolder) => {
      const at = IDS.indexOf(artifactId);
      if (at < 0) return content;
      return { bytes: new TextEncoder().encode(PAGE), type: TYPES[at % TYPES.length] ?? '' };
    },
  };
}
