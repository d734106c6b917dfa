import css from './FilterHints.module.css';

/** What of a search was not understood, and how it was taken instead. */
export function FilterHints({ hints }: { hints: readonly string[] }) {
  if (!hints.length) return null;
  return (
    <ul className={css.hints} role="status">
      {hints.map((hint) => (
        <li key={hint} dir="auto">
          {hint}
        </li>
      ))}
    </ul>
  );
}
