import { Suspense } from 'react';
import type { FailureText } from '~/model/run/failureText';
import { Chip } from '~/ui/Chip';
import { Tooltip } from '~/ui/Tooltip';
import { later } from '../workspace/later';

const MoreLabels = later((parts) => parts.MoreLabels);

/** A category in words or a code as sent, and why. */
export interface FailureLabel {
  text: string;
  mono: boolean;
  reasoning: string | null;
}

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
  const labels: FailureLabel[] = [
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
        <Suspense fallback={null}>
          <MoreLabels labels={labels} rest={rest} look={look} />
        </Suspense>
      )}
    </>
  );
}
