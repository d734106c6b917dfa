import { memo, useEffect, useRef } from 'react';
import type { Chapter } from '~/model/run/chapters';
import { rowOf } from '~/model/timeline/rowText';
import type { Timeline } from '~/model/timeline/timeline';
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
  const currentId = chapters.findLast(({ from }) => from <= time + 0.05)?.itemId ?? null;
  useEffect(() => {
    const box = strip.current;
    const button = box?.querySelector<HTMLElement>('[aria-current="true"]');
    // Only the strip scrolls: scrollIntoView would move the page on a phone.
    if (box && button) box.scrollLeft = button.offsetLeft - (box.clientWidth - button.offsetWidth) / 2;
  }, [currentId]);
  if (!timeline) return null;
  return (
    <div ref={strip} className={css.strip} role="group" aria-label="Chapters">
      {chapters.map((chapter) => (
        <OneChapter
          key={chapter.itemId}
          chapter={chapter}
          timeline={timeline}
          current={chapter.itemId === currentId}
          seek={seek}
        />
      ))}
    </div>
  );
}

interface OneChapterProps {
  chapter: Chapter;
  timeline: Timeline;
  current: boolean;
  seek: (seconds: number) => void;
}

const OneChapter = memo(function OneChapter({ chapter, timeline, current, seek }: OneChapterProps) {
  const at = timeline.byId.get(chapter.itemId);
  const node = at === undefined ? undefined : timeline.nodes[at];
  if (!node) return null;
  const row = rowOf(node, timeline);
  const icon = node.kind === 'iteration' ? 'repeat' : row.icon;
  return (
    <button
      type="button"
      className={css.chapter}
      aria-current={current}
      title={row.spoken}
      onClick={() => seek(chapter.from)}
    >
      <span className={css.at}>{formatClock(chapter.from * 1000)}</span>
      {isIconName(icon) && <Icon name={icon} size={14} />}
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
});
