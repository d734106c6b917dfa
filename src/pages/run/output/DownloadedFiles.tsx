import { useMemo } from 'react';
import { useDownloadArtifacts } from '~/api/artifacts/lists';
import { workflowRunIdOf } from '~/api/workflowRunId';
import { downloadedFiles, type DownloadedFile } from '~/model/run/downloadedFiles';
import { formatBytes } from '~/ui/format';
import { Loading } from '~/ui/Skeleton';
import { Table } from '~/ui/Table';
import { useNow } from '~/ui/useNow';
import { useRunData } from '../workspace/RunContext';
import { DownloadAll } from './DownloadAll';
import { FileRow } from './FileRow';
import css from './Output.module.css';

const COLUMNS = [
  { label: 'Name' },
  { label: 'From' },
  { label: 'Kind' },
  { label: 'Size', numeric: true },
  { label: 'Time' },
  { label: 'SHA-256' },
];

/** How often links are looked at for having run out. */
const LINKS_MS = 30_000;

/** Every file that the agent downloaded; a click saves it, or its row says why it cannot be had. */
export function DownloadedFiles() {
  const { run, rich, timeline, final } = useRunData();
  const artifacts = useDownloadArtifacts(rich?.workflow_run_id ?? workflowRunIdOf(run) ?? run.run_id);
  const files = useMemo(
    () => downloadedFiles(run, rich, artifacts.data ?? [], timeline),
    [run, rich, artifacts.data, timeline],
  );
  const nowMs = useNow(LINKS_MS);
  const none = final ? 'This run downloaded nothing.' : 'Nothing has been downloaded yet.';
  return (
    <section className={css.section}>
      <div className={css.bare}>
        <h2 className={css.heading}>Agent Run Downloaded Files</h2>
        {files.length > 0 && <span className={css.note}>{countWords(files)}</span>}
        <span className={css.tools}>
          <DownloadAll files={files} nowMs={nowMs} />
        </span>
      </div>
      {files.length > 0 ? (
        <Table label="Downloaded files" columns={COLUMNS}>
          {files.map((file, at) => (
            <FileRow key={`${file.artifactId ?? file.name} ${at}`} file={file} nowMs={nowMs} />
          ))}
        </Table>
      ) : artifacts.isPending ? (
        <Loading label="Loading the list of files" rows={1} />
      ) : (
        <p className={css.none}>
          <strong>No files</strong>
          {none}
        </p>
      )}
    </section>
  );
}

/** “3 files, 412 KB”; without the size where one of them does not tell its own. */
function countWords(files: readonly DownloadedFile[]): string {
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  let size = 0;
  for (const file of files) {
    if (file.size === null) return count;
    size += file.size;
  }
  return `${count}, ${formatBytes(size)}`;
}
