import { useEffect, useRef, useState } from 'react';
import { useTextPortion } from './textPortion';
import css from './LongText.module.css';

export interface LongTextProps {
  /** How many lines stand before it is folded. */
  lines: number;
  /** The text. */
  children: string;
  className?: string | undefined;
  /**
   * Puts "more" at the end of the last line. It hides the words behind it, so the text's background must be known:
   * `--behind`, the surface without it.
   */
  inline?: boolean;
  /** Starts unfolded. */
  open?: boolean;
}

/**
 * Text that folds at `lines` lines, with "more" when something is hidden and "less" to fold it again. Of a text of
 * megabytes each portion has a button.
 */
export function LongText({ lines, children, className, inline = false, open = false }: LongTextProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [unfolded, setUnfolded] = useState(open);
  const [long, setLong] = useState(false);
  const { shown, unbroken, more, showMore } = useTextPortion(children, !unfolded);
  useEffect(() => {
    const box = ref.current;
    if (!box || unfolded) return;
    const measure = () => setLong(box.scrollHeight > box.clientHeight + 1);
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [unfolded, lines, shown]);
  return (
    <div className={`${css.box} ${className ?? ''}`} data-inline={(inline && !unfolded) || undefined}>
      <div
        ref={ref}
        dir="auto"
        className={css.text}
        data-folded={!unfolded || undefined}
        data-unbroken={unbroken || undefined}
        {...(!unfolded && { style: { WebkitLineClamp: lines } })}
      >
        {shown}
      </div>
      {more && (
        <button type="button" className={css.more} onClick={showMore}>
          {more}
        </button>
      )}
      {(long || (unfolded && !open)) && (
        <button
          type="button"
          className={css.more}
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? 'less' : 'more'}
        </button>
      )}
    </div>
  );
}
