import type { ReactNode } from 'react';
import { Button } from '../Button';
import { CopyButton } from '../CopyButton';
import { IconButton } from '../IconButton';
import type { Find } from '../Lines/useFind';
import { Menu, type MenuItem } from '../Menu';
import { SearchBox } from '../SearchBox';
import css from './JsonViewer.module.css';

export interface JsonToolbarProps {
  heading: ReactNode;
  /** Search and folds too. */
  full: boolean;
  finder: Find;
  deepest: number;
  wrap: boolean;
  onWrap: (wrap: boolean) => void;
  onFoldFrom: (level: number) => void;
  onUnfoldAll: () => void;
  onEscape: () => void;
  text: () => string;
  onDownload: () => void;
}

/** Deeper levels are folded one by one, not from a menu. */
const MOST_LEVELS = 8;

/** Above the lines: what it is, search, folds, wrap, copy, download. */
export function JsonToolbar(props: JsonToolbarProps) {
  const {
    heading,
    full,
    finder,
    deepest,
    wrap,
    onWrap,
    onFoldFrom,
    onUnfoldAll,
    onEscape,
    text,
    onDownload,
  } = props;
  const levels = Array.from({ length: Math.min(deepest, MOST_LEVELS) }, (_, index): MenuItem => {
    const level = index + 1;
    return { label: `Level ${level}`, onSelect: () => onFoldFrom(level) };
  });
  const folds = full && deepest > 0;
  return (
    <div className={css.toolbar}>
      <div className={css.heading}>{heading}</div>
      <div className={css.tools}>
        {full && (
          <div className={css.search}>
            <SearchBox
              label="Search JSON"
              value={finder.query}
              onChange={finder.setQuery}
              count={finder.count}
              onNext={finder.next}
              onPrevious={finder.previous}
              onKeyDown={(event) => event.key === 'Escape' && finder.query === '' && onEscape()}
            />
          </div>
        )}
        {folds && (
          <>
            <Button
              kind="quiet"
              size="small"
              icon="chevrons-up-down"
              aria-label="Unfold all"
              onClick={onUnfoldAll}
            >
              <span className={css.word}>Unfold all</span>
            </Button>
            <Button
              kind="quiet"
              size="small"
              icon="chevrons-down-up"
              aria-label="Fold all"
              onClick={() => onFoldFrom(1)}
            >
              <span className={css.word}>Fold all</span>
            </Button>
          </>
        )}
        {folds && deepest > 1 && (
          <Menu
            label="Fold from a level"
            align="end"
            items={levels}
            trigger={(trigger) => <IconButton {...trigger} icon="list-tree" label="Fold from a level" />}
          />
        )}
        <IconButton icon="wrap-text" label="Wrap lines" aria-pressed={wrap} onClick={() => onWrap(!wrap)} />
        <CopyButton text={text} />
        <Button kind="quiet" size="small" icon="download" onClick={onDownload}>
          Download
        </Button>
      </div>
    </div>
  );
}
