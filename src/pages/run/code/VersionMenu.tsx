import { Button } from '~/ui/Button';
import { formatDate } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { Menu } from '~/ui/Menu';
import { useNow } from '~/ui/useNow';
import { useTimeZone } from '~/ui/TimeZoneContext';
import { useRunData } from '../workspace/RunContext';
import css from './Code.module.css';
import type { RunCode } from './useRunCode';
import { versionWords } from './versionWords';

/** Which version of the code is shown. Plain words where there is only one, or the server does not list them. */
export function VersionMenu({ code }: { code: RunCode }) {
  const { run } = useRunData();
  const zone = useTimeZone();
  const now = useNow(60_000);
  const { versions, version } = code;
  if (version === null) return null;
  const [newest] = versions;
  if (versions.length < 2) return <span className={css.version}>Version {version}</span>;
  return (
    <Menu
      label="Versions"
      items={versions.map((one) => ({
        kind: 'radio' as const,
        closes: true,
        label: `Version ${one.version}`,
        note: [versionWords(one, run), one.created_at === null ? null : formatDate(one.created_at, now, zone)]
          .filter(Boolean)
          .join(' · '),
        checked: one.version === version,
        onChange: () => code.chooseVersion(one.version),
      }))}
      trigger={(props) => (
        <Button size="small" {...props}>
          Version {version} <span className={css.ofAll}>of {newest?.version ?? versions.length}</span>
          <Icon name="chevron-down" size={14} />
        </Button>
      )}
    />
  );
}
