import type { Show } from '~/model/search/show';
import { formatCount } from '~/ui/format';
import { SearchBox } from '~/ui/SearchBox';
import { Toggle } from '~/ui/Toggle';
import css from './FilterRow.module.css';
import { SEARCH_ROW_ID } from './focusSearch';
import { QUICK_FILTERS } from './useQuickFilters';
import type { TimelineFilter } from './useTimelineFilter';

interface FilterRowProps {
  filter: TimelineFilter;
  /** Number of the selected hit among all; 0 when something else is selected. */
  hitNumber: number;
  onNext: (step: 1 | -1) => void;
  onText: (text: string) => void;
  onToggle: (show: Show) => void;
}

/** Search and quick filters of the timeline. */
export function FilterRow({ filter, hitNumber, onNext, onText, onToggle }: FilterRowProps) {
  const { matches, shows, text } = filter;
  const step = matches?.count ? onNext : null;
  return (
    <div id={SEARCH_ROW_ID} className={css.row} data-used={text !== '' || undefined}>
      <div className={css.search}>
        <SearchBox
          label="Search timeline"
          value={text}
          onChange={onText}
          hint="/"
          count={matches && countWords(hitNumber, matches.count)}
          onNext={step ? () => step(1) : undefined}
          onPrevious={step ? () => step(-1) : undefined}
        />
      </div>
      <div className={css.toggles} role="group" aria-label="Show only">
        {QUICK_FILTERS.map(({ show, label }) => (
          <Toggle key={show} pressed={shows.has(show)} onChange={() => onToggle(show)}>
            {label}
          </Toggle>
        ))}
      </div>
    </div>
  );
}

const countWords = (number: number, count: number): string => {
  if (count === 0) return 'No matches';
  return number > 0 ? `${formatCount(number)} of ${formatCount(count)}` : formatCount(count);
};
