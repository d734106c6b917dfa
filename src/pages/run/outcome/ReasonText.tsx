import { useLayoutEffect, useRef, useState } from 'react';
import { Chip } from '~/ui/Chip';
import { useTextPortion } from '~/ui/textPortion';
import css from './ReasonText.module.css';
import { useLineCount } from './useLineCount';

const LINE_HEIGHT = 20;

interface ReasonTextProps {
  /** What the server states. */
  reason: string;
  /** What follows “Possible failure reasons:”: a model's guess, labelled as one. */
  guess: string | null;
  /** Lines that stand folded; the rest is a click away in the same place. */
  lines: number;
  /** Told how many lines the whole text takes. */
  onLines?: (lines: number) => void;
}

/** Why a run ended, whole and as the server sent it; long ones fold with “more” at the end of their last line. */
export function ReasonText({ reason, guess, lines, onLines }: ReasonTextProps) {
  const ref = useRef<HTMLParagraphElement>(null);
  const [open, setOpen] = useState(false);
  const stated = useTextPortion(reason, !open);
  const guessed = useTextPortion(guess ?? '', !open);
  // The guess follows when all that is stated stands.
  const whole = stated.shown.length === reason.length;
  const next = whole ? guessed : stated;
  const all = useLineCount(ref, LINE_HEIGHT, `${stated.shown}${guessed.shown}`);
  useLayoutEffect(() => onLines?.(all), [all, onLines]);
  const long = all > lines;
  return (
    <div className={css.box}>
      <p
        ref={ref}
        className={css.text}
        data-folded={(long && !open) || undefined}
        data-unbroken={stated.unbroken || guessed.unbroken || undefined}
        {...(!open && { style: { maxHeight: lines * LINE_HEIGHT } })}
      >
        <bdi>{stated.shown}</bdi>
        {guess !== null && whole && (
          <>
            {/\s$/.test(reason) ? null : ' '}
            <Chip look="guess">agent’s guess</Chip> <bdi className={css.guess}>{guessed.shown}</bdi>
          </>
        )}
      </p>
      {next.more && (
        <button type="button" className={css.more} data-open onClick={next.showMore}>
          {next.more}
        </button>
      )}
      {long && (
        <button
          type="button"
          className={css.more}
          aria-expanded={open}
          data-open={open || undefined}
          onClick={() => setOpen(!open)}
        >
          {open ? 'less' : 'more'}
        </button>
      )}
    </div>
  );
}
