import { useEffect, useState, type ReactNode } from 'react';
import css from './Skeleton.module.css';

/** A grey bar in the size of what will stand there (px, or a CSS length). */
export function Skeleton({
  width = '100%',
  height = 10,
}: {
  width?: number | string;
  height?: number | string;
}) {
  return <span className={css.bar} style={{ width, height }} aria-hidden="true" />;
}

const SLOW_MS = 5_000;

export interface LoadingProps {
  /** What is loading, for assistive technology: "Loading the timeline". */
  label: string;
  /** Skeletons in their final size; without them `rows` lines of two bars. */
  children?: ReactNode;
  rows?: number;
}

/** Something on its way, in its final size. After 5 s it says that no answer has come yet. */
export function Loading({ label, children, rows = 3 }: LoadingProps) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={css.loading} role="status" aria-label={label}>
      {children ??
        Array.from({ length: rows }, (_, row) => (
          <span key={row} className={css.row} aria-hidden="true">
            <Skeleton width={16} height={16} />
            <Skeleton width={`${30 + ((row * 17) % 25)}%`} />
            <Skeleton width={`${55 + ((row * 29) % 35)}%`} />
          </span>
        ))}
      {slow && <p className={css.slow}>Still loading. No answer for 5 s.</p>}
    </div>
  );
}
