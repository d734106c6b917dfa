import { useFileArtifacts } from '~/api/artifacts/lists';
import { asApiError } from '~/api/http';
import { useServerName } from '~/pages/serverName';
import { sayError } from '~/pages/words';
import { Button } from '~/ui/Button';
import { Dialog } from '~/ui/Dialog';
import { formatBytes, formatCount } from '~/ui/format';
import { Loading } from '~/ui/Skeleton';
import { useRunData } from '../workspace/RunContext';
import { artifactGroups, type ArtifactGroup } from './artifactFiles';
import css from './ArtifactsDialog.module.css';
import type { RunDialogProps } from './RunDialogs';
import { useArtifactDownload, type DownloadProgress } from './useArtifactDownload';

/** What the run left behind, as the server lists it: recordings, pictures, files, network and console logs. */
export function ArtifactsDialog({ open, onClose }: RunDialogProps) {
  const { run } = useRunData();
  const server = useServerName();
  const { data, error } = useFileArtifacts(run.run_id);
  const { progress, start, stop } = useArtifactDownload(run.run_id);
  const groups = data ? artifactGroups(data) : null;
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="Download artifacts"
      width="normal"
      foot={<Button onClick={onClose}>Close</Button>}
    >
      {error && !data && <p role="alert">{sayError(asApiError(error), { server }).sentence}</p>}
      {!groups && !error && <Loading label="Loading the list of artifacts" rows={3} />}
      {groups?.length === 0 && <p className={css.none}>The server lists no artifacts of this run.</p>}
      <ul className={css.list}>
        {groups?.map((group) => (
          <Group
            key={group.kind}
            group={group}
            progress={progress?.kind === group.kind ? progress : null}
            onStart={() => start(group)}
            onStop={stop}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface GroupProps {
  group: ArtifactGroup;
  progress: DownloadProgress | null;
  onStart: () => void;
  onStop: () => void;
}

function Group({ group: { name, artifacts }, progress, onStart, onStop }: GroupProps) {
  const archived = artifacts.filter((artifact) => artifact.archived).length;
  const sizes = artifacts.map((artifact) => artifact.file_size);
  const bytes = sizes.every((size) => size !== null)
    ? sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
    : null;
  const active = progress !== null && progress.done + progress.failed < progress.all;
  return (
    <li className={css.group}>
      <div>
        <p className={css.name}>{name}</p>
        <p className={css.facts} role="status">
          {progress ? progressWords(progress) : countWords(artifacts.length, bytes, archived)}
        </p>
      </div>
      {active ? (
        <Button aria-label={`Stop downloading ${name}`} onClick={onStop}>
          Stop
        </Button>
      ) : (
        <Button
          icon="download"
          aria-label={`Download ${name}`}
          disabledReason={
            archived === artifacts.length
              ? 'The server has moved them to storage that it does not open.'
              : null
          }
          onClick={onStart}
        >
          Download
        </Button>
      )}
    </li>
  );
}

function countWords(count: number, bytes: number | null, archived: number): string {
  const parts = [
    count === 1 ? '1 file' : `${formatCount(count)} files, as a ZIP`,
    bytes === null ? null : formatBytes(bytes),
    archived > 0 ? `${formatCount(archived)} archived` : null,
  ];
  return parts.filter(Boolean).join(' · ');
}

function progressWords({ done, all, failed }: DownloadProgress): string {
  const lost = failed > 0 ? ` · the server has no bytes of ${failed}` : '';
  return done + failed < all
    ? `${formatCount(done + failed)} of ${formatCount(all)}${lost}`
    : `${formatCount(done)} saved${lost}`;
}
