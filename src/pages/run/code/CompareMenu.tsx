import { Button } from '~/ui/Button';
import { IconButton } from '~/ui/IconButton';
import { Menu } from '~/ui/Menu';
import { useRunData } from '../workspace/RunContext';
import type { RunCode } from './useRunCode';
import { versionWords } from './versionWords';

interface CompareMenuProps {
  code: RunCode;
  /** The version that the shown one is compared with; null for none. */
  against: number | null;
  /** There is room for a word beside the icon. */
  wide: boolean;
  onCompare: (version: number | null) => void;
}

/** Chooses a version to compare the shown one with; nothing where there is no other. */
export function CompareMenu({ code, against, wide, onCompare }: CompareMenuProps) {
  const { run } = useRunData();
  const others = code.versions.filter(({ version }) => version !== code.version);
  if (others.length === 0) return null;
  return (
    <Menu
      label="Compare with"
      items={others.map((one) => ({
        kind: 'radio' as const,
        closes: true,
        label: `Version ${one.version}`,
        note: versionWords(one, run) ?? undefined,
        checked: one.version === against,
        onChange: (checked) => onCompare(checked ? one.version : null),
      }))}
      trigger={(props) =>
        wide ? (
          <Button kind="quiet" size="small" icon="arrow-left-right" {...props}>
            Compare
          </Button>
        ) : (
          <IconButton icon="arrow-left-right" label="Compare" {...props} />
        )
      }
    />
  );
}
