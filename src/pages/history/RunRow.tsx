import type { MouseEvent } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { statusWords } from '~/model/run/statusWords';
import { humanise } from '~/model/timeline/humanise';
import type { RunListRow } from '~/skyvern/runList';
import { isFinal } from '~/skyvern/status';
import { Badge } from '~/ui/Badge';
import { formatDuration, formatTicking } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { IconButton } from '~/ui/IconButton';
import { Tooltip } from '~/ui/Tooltip';
import { triggerWords } from '../runWords';
import { createdExactly, createdWords } from './createdWords';
import { Marked } from './Marked';
import { RunParameters } from './RunParameters';
import css from './RunTable.module.css';

interface RunRowProps {
  row: RunListRow;
  search: string | null;
  now: number;
  open: boolean;
  onFlip: () => void;
}

/** One run of the list. The whole row leads to it; its parameters are asked for when they are unfolded. */
export function RunRow({ row, search, now, open, onFlip }: RunRowProps) {
  const navigate = useNavigate();
  const address = `/runs/${encodeURIComponent(row.run_id)}`;
  const status = statusWords(row.status);
  const paramsId = `parameters-${row.run_id}`;

  // The link covers the row; what stands above it, as the time with its tooltip does, passes its clicks on.
  const onRow = (event: MouseEvent<HTMLTableRowElement>) => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    if (event.target.closest('a, button') || document.getSelection()?.toString()) return;
    if (event.ctrlKey || event.metaKey) window.open(address, '_blank', 'noopener');
    else void navigate(address);
  };
  return (
    <>
      <tr role="row" className={css.row} data-open={open || undefined} onClick={onRow}>
        <td role="cell" className={css.fold}>
          <IconButton
            icon={open ? 'chevron-down' : 'chevron-right'}
            label={`Parameters of ${row.run_id}`}
            aria-expanded={open}
            aria-controls={open ? paramsId : undefined}
            onClick={onFlip}
          />
        </td>
        <td role="cell" className={css.id}>
          <Link to={address} data-run-link className={css.link}>
            <Marked text={row.run_id} search={search} />
          </Link>
        </td>
        <td role="cell" className={css.detail}>
          <span>
            <bdi className={row.title ? undefined : css.quiet}>
              <Marked
                text={row.title ?? `${humanise(row.task_run_type ?? 'run')} without a title`}
                search={search}
              />
            </bdi>
            {row.script_run && (
              <span className={css.zap} role="img" aria-label="Ran with code">
                <Icon name="zap" size={14} />
              </span>
            )}
            {row.retry_pending && <span className={css.quiet}>retry to come</span>}
            {row.workflow_deleted && <span className={css.quiet}>agent deleted</span>}
          </span>
        </td>
        <td role="cell" className={css.status}>
          <Badge
            tone={status.tone}
            icon={status.icon}
            spin={row.status === 'running'}
            data-run-status={row.status}
          >
            {status.word}
          </Badge>
        </td>
        <td role="cell" className={css.trigger}>
          {row.trigger_type ? triggerWords(row.trigger_type).word : <None />}
        </td>
        <td role="cell" className={css.created}>
          {row.created_at === null ? (
            <None />
          ) : (
            <Tooltip text={createdExactly(row.created_at, now)}>
              <time dateTime={new Date(row.created_at).toISOString()}>
                {createdWords(row.created_at, now)}
              </time>
            </Tooltip>
          )}
        </td>
        <td role="cell" className={css.duration}>
          {durationWords(row, now) ?? <None />}
        </td>
      </tr>
      {open && (
        <tr role="row" className={css.more}>
          <td role="cell" colSpan={7} id={paramsId}>
            <RunParameters runId={row.run_id} />
          </td>
        </tr>
      )}
    </>
  );
}

/** A cell about which the list says nothing. */
const None = () => <span className={css.quiet}>–</span>;

/** How long the run took, or takes so far; null where it was never started. */
function durationWords(row: RunListRow, now: number): string | null {
  if (row.started_at === null) return null;
  if (row.finished_at !== null) return formatDuration(row.finished_at - row.started_at);
  return isFinal(row) ? null : formatTicking(now - row.started_at);
}
