import { Suspense, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Icon } from '~/ui/Icon';
import type { IconName } from '~/ui/icons';
import { later } from '../workspace/later';
import css from './FactRow.module.css';
import { howManyFit } from './howManyFit';

/** One small fact of the header: an icon and a few words, which may be a link or tick. */
export interface Fact {
  key: string;
  icon: IconName;
  /** What it is, for the list of those that did not fit: “Duration”. */
  name: string;
  words: ReactNode;
}

const HiddenFacts = later((parts) => parts.HiddenFacts);

const GAP = 14;
const MORE_WIDTH = 34;

/** Facts in one line; those that do not fit go, from the right, into a “+2” button that lists them. */
export function FactRow({ facts, atMost = Infinity }: { facts: readonly Fact[]; atMost?: number }) {
  const row = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState(facts.length);
  const [end, setEnd] = useState(0);

  useLayoutEffect(() => {
    const box = row.current;
    if (!box) return;
    const measure = () => {
      const widths = Array.from(box.children, (child) =>
        child instanceof HTMLElement ? child.offsetWidth : 0,
      );
      const count = howManyFit(widths, { room: box.clientWidth, gap: GAP, more: MORE_WIDTH, atMost });
      setShown(count);
      setEnd(widths.slice(0, count).reduce((sum, width) => sum + width + GAP, 0));
    };
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    for (const child of box.children) observer.observe(child);
    return () => observer.disconnect();
  }, [facts, atMost]);

  const hidden = facts.slice(shown);
  return (
    <div className={css.facts}>
      <div ref={row} className={css.row} role="list" aria-label="About this run">
        {facts.map((fact, at) => (
          <span key={fact.key} role="listitem" className={css.fact} data-hidden={at >= shown || undefined}>
            <Icon name={fact.icon} size={14} />
            {fact.words}
          </span>
        ))}
      </div>
      {hidden.length > 0 && (
        <span className={css.more} style={{ insetInlineStart: end }}>
          <Suspense fallback={null}>
            <HiddenFacts facts={hidden} />
          </Suspense>
        </span>
      )}
    </div>
  );
}
