import { useEffect, useRef } from 'react';
import type { Chapter } from '~/model/run/chapters';
import { rowOf } from '~/model/timeline/rowText';
import { formatClock } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import { useRunData } from '../workspace/RunContext';
import css from './ChapterStrip.module.css';

interface ChapterStripProps {
  chapters: readonly Chapter[];
  time: number;
  seek: (seconds: number) => void;
}

/** The blocks of the run along the recording; the one that plays is marked and kept in view. */
export function ChapterStrip({ chapters, time, seek }: ChapterStripProps) {
  const { timeline } = useRunData();
  const strip = useRef<HTMLDivElement>(null);
  const current = chapters.findLast(({ from }) => from <= time + 0.05);
  const currentId = current?.itemId ?? null;
  useEffect(() => {
    const box = strip.current;
    const button = box?.querySelector<HTMLElement>('[aria-current="true"]');
    // Only the strip scrolls: scrollIntoView would move the page on a phone.
    if (box && button) box.scrollLeft = button.offsetLeft - (box.clientWidth - button.offsetWidth) / 2;
  }, [currentId]);
  if (!timeline) return null;
  return (
    <div ref={strip} className={css.strip} role="group" aria-label="Chapters">
      {chapters.map(({ itemId, from }) => {
        const at = timeline.byId.get(itemId);
        const node = at === undefined ? undefined : timeline.nodes[at];
        if (!node) return null;
        const row = rowOf(node, timeline);
        return (
          <button
            key={itemId}
            type="button"
            className={css.chapter}
            aria-current={itemId === currentId}
            title={row.spoken}
            onClick={() => seek(from)}
          >
            <span className={css.at}>{formatClock(from * 1000)}</span>
            {isIconName(row.icon) && <Icon name={row.icon} size={14} />}
            <span className={css.name}>
              {node.kind === 'iteration'
                ? [row.name, row.label].filter(Boolean).join(' · ')
                : (row.label ?? row.name)}
            </span>
            {row.mark && isIconName(row.mark.icon) && (
              <span className={css.mark} data-tone={row.mark.tone}>
                <Icon name={row.mark.icon} size={14} />
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}
