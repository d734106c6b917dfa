import type { FailureText } from '~/model/run/failureText';
import { Chip } from '~/ui/Chip';
import { Popover } from '~/ui/Popover';
import { Tooltip } from '~/ui/Tooltip';
import css from './FailureLabels.module.css';

interface FailureLabelsProps {
  categories: FailureText['categories'];
  codes: FailureText['codes'];
  /** How many stand in the line; the rest is a click away. */
  most: number;
  /** A failure's own colour; elsewhere they are neutral. */
  look: 'bad' | 'outline';
}

/** What the server's classifier calls the failure, in words, and the error codes as sent; each with its reason. */
export function FailureLabels({ categories, codes, most, look }: FailureLabelsProps) {
  const labels = [
    // “Unknown” classifies nothing.
    ...categories
      .filter(({ words }) => words !== 'Unknown')
      .map((one) => ({ ...one, text: one.words, mono: false })),
    ...codes.map((one) => ({ ...one, text: one.code, mono: true })),
  ];
  const rest = labels.length - most;
  return (
    <>
      {labels.slice(0, most).map(({ text, mono, reasoning }) => (
        <Tooltip key={text} text={reasoning}>
          <Chip look={look} mono={mono}>
            {text}
          </Chip>
        </Tooltip>
      ))}
      {rest > 0 && (
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
      )}
    </>
  );
}
