import { memo, useEffect, useRef } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { ExplainedCall, Fallback } from '~/model/code/explain';
import type { Mark } from '~/model/timeline/marks';
import { formatDuration } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { LongText } from '~/ui/LongText';
import { useRunData } from '../../workspace/RunContext';
import css from './Explanation.module.css';
import { ProseText } from './ProseText';

interface CallRowProps {
  call: ExplainedCall;
  at: number;
  chosen: boolean;
  onChoose: (at: number) => void;
}

/** One call of the code: where it stands, what it does, what it did in this run, and the way to its item. */
export const CallRow = memo(function CallRow({ call, at, chosen, onChoose }: CallRowProps) {
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) ref.current?.scrollIntoView?.({ block: 'nearest' });
  }, [chosen]);
  const { name, icon, mark, durationMs, does, happened, failure, fallbacks } = call;
  return (
    <li ref={ref} className={css.call} aria-current={chosen || undefined} onClick={() => onChoose(at)}>
      <span className={css.position} aria-hidden="true">
        {at + 1}
      </span>
      <div className={css.about} data-inside={call.depth > 0 || undefined}>
        <div className={css.first}>
          {isIconName(icon) && <Icon name={icon} size={14} />}
          <button type="button" className={css.name} aria-pressed={chosen}>
            {name}
          </button>
          <ItemName call={call} />
          <span className={css.place}>
            {linesInWords(call)}
            {durationMs !== null && ` · ${formatDuration(durationMs)}`}
            {mark && <MarkIcon mark={mark} />}
          </span>
        </div>
        <p className={css.does} dir="auto">
          <ProseText prose={does} />
        </p>
        {happened.length > 0 && (
          <p className={css.happened} dir="auto">
            <ProseText prose={happened} />
          </p>
        )}
        {failure !== null && (
          <LongText lines={4} className={css.failure}>
            {failure}
          </LongText>
        )}
        {fallbacks.map((fallback) => (
          <FallbackNote key={fallback.id} fallback={fallback} />
        ))}
      </div>
    </li>
  );
});

const linesInWords = ({ from, to }: ExplainedCall): string =>
  from === to ? `line ${from}` : `lines ${from}–${to}`;

/** Label and number of the item, as a link to it on the Overview; plain where the run has no such item. */
function ItemName({ call }: { call: ExplainedCall }) {
  const { askedId } = useRunData();
  const { search } = useLocation();
  const { label, number, itemId } = call;
  if (label === null) return null;
  const text = number === null ? label : `${label} #${number}`;
  if (itemId === null)
    return (
      <code className={css.label} dir="auto">
        {text}
      </code>
    );
  const params = new URLSearchParams(search);
  params.delete('iteration');
  params.set('item', itemId);
  return (
    <Link
      className={css.label}
      to={{ pathname: `/runs/${encodeURIComponent(askedId)}/overview`, search: params.toString() }}
      aria-label={`${text}, show on the Overview`}
      onClick={(event) => event.stopPropagation()}
    >
      <code dir="auto">{text}</code>
    </Link>
  );
}

function MarkIcon({ mark }: { mark: Mark }) {
  return (
    <span className={css.mark} data-tone={mark.tone} role="img" aria-label={mark.words}>
      {isIconName(mark.icon) && <Icon name={mark.icon} size={14} />}
    </span>
  );
}

const KINDS: Readonly<Record<string, string>> = {
  element: 'an element',
  full_block: 'the whole block',
  conditional_agent: 'a condition',
};

/** Where code did not get on and the AI took over. */
function FallbackNote({ fallback }: { fallback: Fallback }) {
  const { kind, error, helped, pageUrl, pageText } = fallback;
  const what = kind === null ? '' : ` for ${KINDS[kind] ?? kind}`;
  return (
    <div className={css.fallback}>
      <Icon name="triangle-alert" size={14} />
      <div dir="auto">
        Fell back to the AI{what}
        {helped === null
          ? '.'
          : helped
            ? ', which got on with it.'
            : ', which did not get on with it either.'}
        {error !== null && (
          <>
            {' '}
            <code dir="auto">{error}</code>
          </>
        )}
        {pageUrl !== null && (
          <>
            {' '}
            On <code dir="auto">{pageUrl}</code>.
          </>
        )}
        {pageText !== null && (
          <>
            {' '}
            The page said <q dir="auto">{pageText}</q>.
          </>
        )}
      </div>
    </div>
  );
}
