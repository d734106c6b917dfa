import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { Fact } from '~/model/details';
import { CopyButton } from '~/ui/CopyButton';
import { formatClock, formatDuration, formatExact, formatTimeOfDay } from '~/ui/format';
import { webAddress } from '~/ui/webAddress';
import css from './Details.module.css';

/** The short facts of an item in a key column; each can be copied. Times also say how far into the run they lie. */
export function FactList({ facts, startMs }: { facts: readonly Fact[]; startMs: number | null }) {
  return (
    <dl className={css.facts}>
      {facts.map((fact, at) => (
        <div key={`${fact.label} ${at}`} className={css.fact}>
          <dt>{fact.label}</dt>
          <dd dir="auto">
            {shown(fact, startMs)}
            <span className={css.copy}>
              <CopyButton
                kind="quiet"
                size="small"
                iconOnly
                label={`Copy ${fact.label.toLowerCase()}`}
                text={() => copied(fact)}
              />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function shown(fact: Fact, startMs: number | null): ReactNode {
  switch (fact.kind) {
    case 'text':
    case 'mono':
      return (
        <>
          <span className={fact.kind === 'mono' ? css.mono : undefined}>{fact.text}</span>
          {fact.note && <span className={css.note}> {fact.note}</span>}
        </>
      );
    case 'time':
      return (
        <time dateTime={new Date(fact.atMs).toISOString()} title={formatExact(fact.atMs)}>
          {formatTimeOfDay(fact.atMs)}
          {startMs !== null && fact.atMs >= startMs && (
            <span className={css.note}> {formatClock(fact.atMs - startMs)} into the run</span>
          )}
        </time>
      );
    case 'duration':
      return `${fact.approx ? '≈ ' : ''}${formatDuration(fact.ms)}`;
    case 'usd':
      return fact.amount === 0 ? '$0' : `$${fact.amount.toFixed(fact.amount < 0.01 ? 4 : 2)}`;
    case 'link':
      return (
        <a
          href={webAddress(fact.href) ?? undefined}
          target="_blank"
          rel="noreferrer noopener"
          className={css.mono}
        >
          {fact.href}
        </a>
      );
    case 'run':
      return (
        <Link to={`/runs/${encodeURIComponent(fact.runId)}`} className={css.mono}>
          {fact.runId}
        </Link>
      );
  }
}

function copied(fact: Fact): string {
  switch (fact.kind) {
    case 'text':
    case 'mono':
      return fact.text;
    case 'time':
      return new Date(fact.atMs).toISOString();
    case 'duration':
      return formatDuration(fact.ms);
    case 'usd':
      return String(fact.amount);
    case 'link':
      return fact.href;
    case 'run':
      return fact.runId;
  }
}
