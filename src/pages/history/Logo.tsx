import css from './TopBar.module.css';

/** Rundown's mark: three lines, the last one with a point. */
export const Logo = () => (
  <svg
    className={css.logo}
    width="18"
    height="18"
    viewBox="0 0 18 18"
    fill="none"
    strokeLinecap="round"
    strokeWidth="2"
    aria-hidden="true"
  >
    <path d="M3 3.5h12" stroke="currentColor" />
    <path d="M3 9h8" stroke="currentColor" />
    <path d="M3 14.5h4" className={css.accent} />
    <circle cx="13.5" cy="14.5" r="1.6" className={css.point} />
  </svg>
);
