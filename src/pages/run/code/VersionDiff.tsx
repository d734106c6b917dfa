import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { asApiError } from '~/api/apiError';
import { useScriptVersion } from '~/api/scripts';
import { assembleScript } from '~/model/code/assemble';
import { diffLines, wholeChange, withGaps, type DiffLine } from '~/model/code/diffRows';
import { sayError } from '~/pages/words';
import { Button } from '~/ui/Button';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorPanel } from '~/ui/ErrorPanel';
import { LineList } from '~/ui/Lines/LineList';
import { Loading } from '~/ui/Skeleton';
import { Toggle } from '~/ui/Toggle';
import { useRunData } from '../workspace/RunContext';
import css from './VersionDiff.module.css';
import { DiffRow } from './DiffRow';

interface VersionDiffProps {
  scriptId: string;
  before: number;
  after: { version: number | null; code: string };
  /** Left in the bar. */
  heading: ReactNode;
  onClose: () => void;
}

/** Equal lines shown around a change. */
const CONTEXT = 3;
/** Comparing texts that have nothing in common takes long and helps nobody. */
const LONGEST_MS = 2_000;

/** What changed from one version of the code to another, in one column with the line numbers of both. */
export function VersionDiff({ scriptId, before, after, heading, onClose }: VersionDiffProps) {
  const { definition } = useRunData();
  const answer = useScriptVersion({ scriptId, version: before });
  const [all, setAll] = useState(false);
  const old = useMemo(
    () => (answer.data ? (assembleScript(answer.data, definition) ?? '') : null),
    [answer.data, definition],
  );
  const lines = useDiff(old, after.code);
  const counts = useMemo(
    () => ({
      added: lines?.filter(({ kind }) => kind === 'added').length ?? 0,
      removed: lines?.filter(({ kind }) => kind === 'removed').length ?? 0,
    }),
    [lines],
  );
  return (
    <div
      className={css.diff}
      role="group"
      aria-label={`Version ${before} compared with version ${after.version ?? 'shown'}`}
    >
      <div className={css.bar}>
        <div className={css.heading}>{heading}</div>
        {lines && (
          <span className={css.counts}>
            <span data-kind="added">+{counts.added.toLocaleString('en-US')}</span>{' '}
            <span data-kind="removed">−{counts.removed.toLocaleString('en-US')}</span> against version{' '}
            {before}
          </span>
        )}
        <Toggle pressed={all} onChange={setAll}>
          All lines
        </Toggle>
        <Button size="small" onClick={onClose}>
          Close comparison
        </Button>
      </div>
      {answer.error ? (
        <ErrorPanel
          title={sayError(asApiError(answer.error)).title}
          actions={<Button onClick={() => void answer.refetch()}>Try again</Button>}
        >
          {sayError(asApiError(answer.error), { thing: `version ${before}` }).sentence}
        </ErrorPanel>
      ) : answer.data === null ? (
        <EmptyState title={`Version ${before} is gone`}>The server has no such version any more.</EmptyState>
      ) : lines === null ? (
        <Loading label="Comparing the versions" rows={8} />
      ) : counts.added + counts.removed === 0 ? (
        <EmptyState icon="check" title="No differences">
          Both versions have the same code.
        </EmptyState>
      ) : (
        <DiffLines key={`${before} ${after.version} ${all}`} lines={lines} all={all} />
      )}
    </div>
  );
}

function DiffLines({ lines, all }: { lines: readonly DiffLine[]; all: boolean }) {
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(() => (all ? lines : withGaps(lines, CONTEXT, open)), [all, lines, open]);
  const widest = useMemo(() => lines.reduce((most, { text }) => Math.max(most, text.length), 0), [lines]);
  return (
    <LineList
      label="Differences"
      count={rows.length}
      wrap={false}
      widest={widest + 12}
      numbers={lines.length}
      fill
      renderLine={(at) => {
        const row = rows[at];
        return row && <DiffRow row={row} onOpen={(gap) => setOpen(new Set([...open, gap]))} />;
      }}
    />
  );
}

/** The lines of both texts compared; null until they are. The package that compares is loaded when it is needed. */
function useDiff(before: string | null, after: string): readonly DiffLine[] | null {
  const [done, setDone] = useState<{ before: string; after: string; lines: DiffLine[] } | null>(null);
  useEffect(() => {
    if (before === null) return;
    let wanted = true;
    const compare = async () => {
      const { diffLines: compareLines } = await import('diff');
      compareLines(before, after, {
        timeout: LONGEST_MS,
        callback: (changes) => {
          const found = changes ?? wholeChange(before, after);
          if (wanted) setDone({ before, after, lines: diffLines(found) });
        },
      });
    };
    compare().catch(() => {
      if (wanted) setDone({ before, after, lines: diffLines(wholeChange(before, after)) });
    });
    return () => {
      wanted = false;
    };
  }, [before, after]);
  return done !== null && done.before === before && done.after === after ? done.lines : null;
}
