import type { ReactNode } from 'react';
import { formatCount, formatExact, formatTimeOfDay } from '~/ui/format';
import { Button } from '~/ui/Button';
import { IconButton } from '~/ui/IconButton';
import { Menu, type MenuItem } from '~/ui/Menu';
import { Segments } from '~/ui/Segments';
import { useMediaQuery } from '../../workspace/useMediaQuery';
import type { PictureStep } from './usePictureStep';
import type { ZoomControl } from './useZoom';
import css from './BrowserPanel.module.css';

export interface BrowserBarProps {
  step: PictureStep;
  go: (itemId: string) => void;
  well: ReactNode;
  /** Present where the page before and the page after are both known. */
  sides: { side: 'before' | 'after'; setSide: (side: 'before' | 'after') => void } | null;
  note: string | null;
  takenMs: number | null;
  zoom: ZoomControl;
  onLarge: (() => void) | null;
  onDownload: (() => void) | null;
  parts: { count: number; part: number; setPart: (part: number) => void } | null;
}

const SIDES = [
  { value: 'before', label: 'Before' },
  { value: 'after', label: 'After' },
] as const;

/** The bar over the picture: which picture, of which page, at which moment, how large. */
export function BrowserBar(props: BrowserBarProps) {
  const { step, go, well, sides, note, takenMs, zoom, onLarge, onDownload, parts } = props;
  const narrow = useMediaQuery('(max-width: 1199px)');
  const items: MenuItem[] = [
    { kind: 'radio', label: 'Fit', checked: zoom.zoom === 'fit', onChange: () => zoom.set('fit') },
    { kind: 'radio', label: 'Fit width', checked: zoom.zoom === 'width', onChange: () => zoom.set('width') },
    {
      kind: 'radio',
      label: 'Actual size',
      shortcut: 'z',
      checked: zoom.zoom === 1,
      onChange: () => zoom.set(1),
    },
    { kind: 'radio', label: '200 %', checked: zoom.zoom === 2, onChange: () => zoom.set(2) },
  ];
  if (narrow && sides)
    for (const { value, label } of SIDES)
      items.push({
        kind: 'radio',
        label: `Page ${label.toLowerCase()}`,
        checked: sides.side === value,
        onChange: () => sides.setSide(value),
      });
  return (
    <div className={css.bar}>
      <IconButton
        icon="chevron-left"
        label="Previous picture"
        shortcut="["
        disabled={!step.previous}
        onClick={() => step.previous && go(step.previous)}
      />
      <IconButton
        icon="chevron-right"
        label="Next picture"
        shortcut="]"
        disabled={!step.next}
        onClick={() => step.next && go(step.next)}
      />
      <span className={css.count}>
        {step.count === 0
          ? 'No pictures'
          : step.position === null
            ? formatCount(step.count)
            : `${formatCount(step.position)} of ${formatCount(step.count)}`}
      </span>
      {well}
      {parts && (
        <span className={css.parts}>
          <IconButton
            icon="chevron-up"
            label="Part above"
            disabled={parts.part === 0}
            onClick={() => parts.setPart(parts.part - 1)}
          />
          part {parts.part + 1} of {parts.count}
          <IconButton
            icon="chevron-down"
            label="Part below"
            disabled={parts.part === parts.count - 1}
            onClick={() => parts.setPart(parts.part + 1)}
          />
        </span>
      )}
      {note && <span className={css.note}>{note}</span>}
      {sides && !narrow && !note && (
        <Segments label="Moment of the picture" options={SIDES} value={sides.side} onChange={sides.setSide} />
      )}
      {takenMs !== null && (
        <time className={css.moment} dateTime={new Date(takenMs).toISOString()} title={formatExact(takenMs)}>
          {formatTimeOfDay(takenMs)}
        </time>
      )}
      <span className={css.separator} />
      <Menu
        label="Size of the picture"
        align="end"
        items={items}
        trigger={(trigger) => (
          <Button {...trigger} kind="quiet" size="small">
            {zoom.words}
          </Button>
        )}
      />
      <IconButton
        icon="maximize-2"
        label="Open the picture large"
        disabled={!onLarge}
        onClick={() => onLarge?.()}
      />
      <IconButton
        icon="download"
        label="Download the picture"
        disabled={!onDownload}
        onClick={() => onDownload?.()}
      />
    </div>
  );
}
