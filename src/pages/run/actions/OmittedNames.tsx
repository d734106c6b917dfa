import css from './OmittedNames.module.css';
import { byReason, type Omissions } from './omissions';

/** What a request lacks: the names that share a reason stand together. */
export function OmittedNames({ omissions }: { omissions: Omissions }) {
  return (
    <ul aria-label="Not in the request" className={css.list}>
      {[...byReason(omissions)].map(([why, names]) => (
        <li key={why}>
          {names.map((name, at) => (
            <span key={name}>
              {at > 0 && ', '}
              <Name name={name} />
            </span>
          ))}
          : {why}
        </li>
      ))}
    </ul>
  );
}

/** A machine's name in its own letters; “the header” before it is prose. */
function Name({ name }: { name: string }) {
  const header = /^the header (.+)$/.exec(name);
  return (
    <>
      {header && 'the header '}
      <code>{header?.[1] ?? name}</code>
    </>
  );
}
