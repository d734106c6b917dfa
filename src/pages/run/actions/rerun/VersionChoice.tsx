import { Segments } from '~/ui/Segments';
import css from './RerunForm.module.css';

/** `exact`: the version that this run had, by the server's own retry. */
export type VersionMode = 'exact' | 'latest';

export interface Versions {
  own: number | null;
  latest: number | null;
}

interface VersionChoiceProps {
  versions: Versions;
  mode: VersionMode;
  /** Values were changed: only the latest version takes them. */
  edited: boolean;
  onChange: (mode: VersionMode) => void;
}

/** Which version of the agent runs; only where they differ, or may differ, is there a choice. */
export function VersionChoice({ versions, mode, edited, onChange }: VersionChoiceProps) {
  const { own, latest } = versions;
  if (own !== null && own === latest) return null;
  return (
    <div className={css.version}>
      <span aria-hidden>Agent version</span>
      <Segments
        label="Agent version"
        value={mode}
        onChange={onChange}
        options={[
          { value: 'exact', label: own === null ? 'As this run' : `${own}, as this run`, disabled: edited },
          { value: 'latest', label: latest === null ? 'Latest' : `${latest}, the latest` },
        ]}
      />
      {edited && <p className={css.note}>Changed values run with the latest version.</p>}
    </div>
  );
}

/** For the foot: how much is changed, and the version that will run. */
export function footWords(changes: number, mode: VersionMode | 'task', versions: Versions): string {
  const count = changes === 0 ? 'No changes.' : changes === 1 ? '1 change.' : `${changes} changes.`;
  return `${count} ${versionWords(mode, versions)}`;
}

function versionWords(mode: VersionMode | 'task', { own, latest }: Versions): string {
  if (mode === 'task') return 'Runs as a new task.';
  if (mode === 'exact')
    return own === null ? 'Runs the version of this run.' : `Runs version ${own}, as this run did.`;
  if (latest === null)
    return `Runs the latest version${own === null ? '' : `; this run was version ${own}`}.`;
  if (own === null) return `Runs version ${latest}, the latest.`;
  return own === latest
    ? `Runs version ${latest}, the latest and that of this run.`
    : `Runs version ${latest}, the latest; this run was version ${own}.`;
}
