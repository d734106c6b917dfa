import { Suspense } from 'react';
import { Link } from 'react-router-dom';
import { shortId } from '~/pages/runWords';
import { useArrival } from '~/pages/useArrival';
import { buttonClass } from '~/ui/Button';
import { Icon } from '~/ui/Icon';
import { IconButton } from '~/ui/IconButton';
import { Tooltip } from '~/ui/Tooltip';
import { later } from '../workspace/later';
import { useRunData } from '../workspace/RunContext';
import { useMediaQuery, usePhone } from '../workspace/useMediaQuery';
import { RunButtons } from './RunButtons';
import css from './RunHeader.module.css';
import { StatusBadge } from './StatusBadge';
import { useAgentLinks } from './useAgentLinks';
import { useRunTitle } from './useRunTitle';

const RunTools = later((parts) => parts.RunTools);
const CopyButton = later((parts) => parts.CopyButton);
const Facts = later((parts) => parts.Facts);

/** What ran, whether it worked, when and for how long, and what can be done with it. Always on screen. */
export function RunHeader() {
  const { run } = useRunData();
  const title = useRunTitle();
  const phone = usePhone();
  const narrow = useMediaQuery('(min-width: 1024px) and (max-width: 1199px)');
  return (
    <header className={css.header}>
      <Tooltip text="All runs" describes={false}>
        <Link
          to="/runs"
          className={`${buttonClass({ kind: 'quiet', square: true })} ${css.back}`}
          aria-label="All runs"
        >
          <Icon name="arrow-left" />
        </Link>
      </Tooltip>
      <Title title={title} />
      <StatusBadge />
      <div className={css.meta}>
        <span className={css.id}>
          <code data-run-id title={run.run_id}>
            {phone ? shortId(run.run_id) : run.run_id}
          </code>
          <Suspense fallback={<IconButton icon="copy" label="Copy run ID" />}>
            <CopyButton iconOnly label="Copy run ID" text={run.run_id} />
          </Suspense>
        </span>
        <span className={css.separator} />
        <Suspense fallback={null}>
          <Facts atMost={narrow ? 3 : Infinity} />
        </Suspense>
      </div>
      <RunButtons />
      <Suspense fallback={null}>
        <RunTools />
      </Suspense>
    </header>
  );
}

/** The page's only first heading; where Skyvern's own UI is known it leads to the agent there. */
function Title({ title }: { title: string }) {
  const { agent } = useAgentLinks();
  const start = useArrival<HTMLSpanElement>();
  return (
    <Tooltip text={title} describes={false}>
      <h1 className={css.title} dir="auto">
        {/* Not the heading itself, whose tooltip repeats it when it gets the focus. */}
        <span ref={start} tabIndex={-1}>
          {agent ? (
            <a href={agent} target="_blank" rel="noopener noreferrer">
              {title}
            </a>
          ) : (
            title
          )}
        </span>
      </h1>
    </Tooltip>
  );
}
