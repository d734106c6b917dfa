import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { ApiError } from '~/api/http';
import { Button, buttonClass } from '~/ui/Button';
import { ErrorPanel } from '~/ui/ErrorPanel';
import type { IconName } from '~/ui/icons';
import { openAppDialog } from './appDialogs';
import css from './ErrorPage.module.css';
import { useNoServer, useServerName } from './serverName';
import { isNoSkyvern, noServer, notARunId, nothingHere, sayError, type Said, type WayOut } from './words';

/** What went wrong with a whole page. */
export type PageProblem =
  | { kind: 'api'; error: ApiError; runId?: string; thing?: string }
  | { kind: 'not-a-run-id'; id: string }
  | { kind: 'nothing-here' };

interface ErrorPageProps {
  problem: PageProblem;
  /** Asks again; without it “Try again” loads the page anew. */
  onRetry?: () => void;
}

/** A page that could not be shown: what happened, why, and what can be done. Its first heading names it. */
export function ErrorPage({ problem, onRetry }: ErrorPageProps) {
  const server = useServerName();
  const unnamed = useNoServer() && problem.kind === 'api' && isNoSkyvern(problem.error);
  const said = unnamed ? noServer : say(problem, server);
  useEffect(() => {
    document.title = `${said.title} · Rundown`;
  }, [said.title]);
  return (
    <main className={css.page}>
      {/* As high as what it says, so that it stands in the middle. */}
      <div>
        <ErrorPanel
          icon={iconOf(problem)}
          level={1}
          title={said.title}
          details={unnamed ? null : detailsOf(problem)}
          actions={<WaysOut ways={said.ways} onRetry={onRetry ?? (() => location.reload())} />}
        >
          <Sentence text={said.sentence} />
          {said.serverSays && <p>{said.serverSays}</p>}
        </ErrorPanel>
      </div>
    </main>
  );
}

function say(problem: PageProblem, server: string): Said {
  if (problem.kind === 'not-a-run-id') return notARunId;
  if (problem.kind === 'nothing-here') return nothingHere;
  const { error, runId, thing } = problem;
  return sayError(error, {
    server,
    ...(runId !== undefined && { runId }),
    ...(thing !== undefined && { thing }),
  });
}

function iconOf(problem: PageProblem): IconName {
  if (problem.kind === 'not-a-run-id') return 'hash';
  if (problem.kind === 'nothing-here') return 'search-x';
  const icons: Partial<Record<ApiError['kind'], IconName>> = {
    missing: 'search-x',
    refused: 'lock',
    garbled: 'file-warning',
    offline: 'wifi-off',
    timeout: 'clock',
  };
  return icons[problem.error.kind] ?? 'server-crash';
}

/** Where an unreadable answer came from and how it begins; null for every other problem. */
function detailsOf(problem: PageProblem): string | null {
  if (problem.kind !== 'api' || problem.error.kind !== 'garbled') return null;
  const { method, path, at, message, body } = problem.error;
  return [`${method} ${path}`, at, message, body].filter(Boolean).join('\n\n');
}

/** Ids, prefixes and requests within a sentence stand in mono, as a machine wrote them. */
function Sentence({ text }: { text: string }) {
  const parts = text.split(/((?:GET|POST) \/\S+?(?=\.$|\s|$)|\b(?:wr_|tsk_v2_|tsk_)[\w]*|^[\w.[\]]+(?=: ))/);
  return <p>{parts.map((part, at): ReactNode => (at % 2 === 1 ? <code key={at}>{part}</code> : part))}</p>;
}

function WaysOut({ ways, onRetry }: { ways: readonly WayOut[]; onRetry: () => void }) {
  return ways.map((way) => {
    switch (way) {
      case 'runs':
        return (
          <Link key={way} to="/runs" className={buttonClass()}>
            All runs
          </Link>
        );
      case 'settings':
        return (
          <Button key={way} onClick={() => openAppDialog('settings')}>
            Open settings
          </Button>
        );
      case 'retry':
        return (
          <Button key={way} icon="rotate-cw" onClick={onRetry}>
            Try again
          </Button>
        );
      case 'details':
        // The panel has its own way to show them.
        return null;
    }
  });
}
