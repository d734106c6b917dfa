import { Button } from '~/ui/Button';
import { Menu } from '~/ui/Menu';
import { useRunData } from '../workspace/RunContext';
import type { RunCode } from './useRunCode';
import { versionWords } from './versionWords';

interface CompareMenuProps {
  code: RunCode;
  /** The version that the shown one is compared with; null for none. */
  against: number | null;
  onCompare: (version: number | null) => void;
}

/** Chooses a version to compare the shown one with; nothing where there is no other. */
export function CompareMenu({ code, against, onCompare }: CompareMenuProps) {
  const { run } = useRunData();
  const others = code.versions.filter(({ version }) => version !== code.version);
  if (others.length === 0) return null;
  return (
    <Menu
      label="Compare with"
      items={others.map((one) => ({
        kind: 'radio' as const,
        label: `Version ${one.version}`,
        note: versionWords(one, run) ?? undefined,
        checked: one.version === against,
        onChange: (checked) => onCompare(checked ? one.version : null),
      }))}
      trigger={(props) => (
        <Button kind="quiet" size="small" icon="arrow-left-right" aria-pressed={against !== null} {...props}>
          Compare
        </Button>
      )}
    />
  );
}
