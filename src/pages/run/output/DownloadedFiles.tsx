import { useMemo } from 'react';
import { useDownloadArtifacts } from '~/api/artifacts/lists';
import { kindOfId } from '~/skyvern/ids';
import { downloadedFiles } from '~/model/run/downloadedFiles';
import { EmptyState } from '~/ui/EmptyState';
import { Table } from '~/ui/Table';
import { useRunData } from '../workspace/RunContext';
import { FileRow } from './FileRow';
import css from './Output.module.css';

const COLUMNS = [
  { label: 'File' },
  { label: 'Kind' },
  { label: 'Size', numeric: true },
  { label: 'Downloaded' },
  { label: 'Checksum (SHA-256)' },
];

/** Every file that the agent downloaded; a click saves it, or its row says why it cannot be had. */
export function DownloadedFiles() {
  const { run, rich, timeline, final } = useRunData();
  const workflowRunId = rich?.workflow_run_id ?? (kindOfId(run.run_id) === 'task_v2' ? null : run.run_id);
  const artifacts = useDownloadArtifacts(workflowRunId);
  const files = useMemo(
    () => downloadedFiles(run, rich, artifacts.data ?? [], timeline),
    [run, rich, artifacts.data, timeline],
  );
  return (
    <section className={css.section}>
      <div className={css.bare}>
        <h2 className={css.heading}>Agent Run Downloaded Files</h2>
        {files.length > 0 && <span className={css.note}>{files.length}</span>}
      </div>
      {files.length === 0 ? (
        <EmptyState icon="file" title="No files">
          {final ? 'This run downloaded nothing.' : 'Nothing was downloaded yet.'}
        </EmptyState>
      ) : (
        <Table label="Downloaded files" columns={COLUMNS}>
          {files.map((file, at) => (
            <FileRow key={`${file.artifactId ?? file.name} ${at}`} file={file} />
          ))}
        </Table>
      )}
    </section>
  );
}
