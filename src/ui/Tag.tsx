import css from './Tag.module.css';

/** A kind after a name, behind a middle dot: `Thought · Decision`. */
export function Tag({ children }: { children: string }) {
  return (
    <span className={css.tag} dir="auto">
      {children}
    </span>
  );
}
