import { Chip } from '~/ui/Chip';
import { Popover } from '~/ui/Popover';
import type { FailureLabel } from './FailureLabels';
import css from './FailureLabels.module.css';

interface MoreLabelsProps {
  labels: readonly FailureLabel[];
  /** How many have no room in the line. */
  rest: number;
  look: 'bad' | 'outline';
}

/** All categories and codes with their reasons, behind a button that counts those without room. */
export function MoreLabels({ labels, rest, look }: MoreLabelsProps) {
  return (
    <Popover
      label="Categories and error codes"
      trigger={(props) => (
        <button
          {...props}
          type="button"
          className={css.more}
          aria-label={`${rest} more categories and codes`}
        >
          +{rest}
        </button>
      )}
    >
      <ul className={css.list}>
        {labels.map(({ text, mono, reasoning }) => (
          <li key={text}>
            <Chip look={look} mono={mono}>
              {text}
            </Chip>
            {reasoning && <p dir="auto">{reasoning}</p>}
          </li>
        ))}
      </ul>
    </Popover>
  );
}
