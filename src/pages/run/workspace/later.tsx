import { use, type ComponentType } from 'react';
import { ErrorBoundary } from '~/ui/ErrorBoundary';
import { loadPart } from '~/ui/loadPart';
import { afterFirstCard } from './firstCard';

type Parts = typeof import('./laterParts');

let asked: Promise<Parts> | null = null;

/** Loads everything that follows the first cards at once; from then on its parts are drawn without waiting. */
export async function loadLaterParts(): Promise<Parts> {
  asked = settled(await import('./laterParts'));
  return asked;
}

/** A promise that `use` reads at once: it looks for what React notes on each promise that it saw settle. */
const settled = (parts: Parts): Promise<Parts> =>
  Object.assign(Promise.resolve(parts), { status: 'fulfilled', value: parts });

/** Everything that follows the first cards, once it is here; fails with `MissingPart` when it does not come. */
export const laterParts = (): Promise<Parts> => (asked ??= afterFirstCard(loadPart(loadLaterParts))());

let missing: Promise<Parts | null> | null = null;
const partsOrNone = (): Promise<Parts | null> => {
  const parts: Promise<Parts> & { status?: string } = laterParts();
  return parts.status === 'fulfilled' ? parts : (missing ??= parts.catch(() => null));
};

/**
 * A component among what follows the first cards; draw it in a `Suspense` that keeps its place.
 *
 * Where the code does not come, or the part breaks, nothing stands in its place and a message says so: the rest is worth
 * reading nevertheless. An `essential` one throws, for the boundary around it to say so in its place.
 */
export function later<Props extends object>(
  pick: (parts: Parts) => ComponentType<Props>,
  { essential = false } = {},
): ComponentType<Props> {
  return function Later(props: Props) {
    const parts = use(essential ? laterParts() : partsOrNone());
    const Part = parts && pick(parts);
    if (!Part || essential) return Part && <Part {...props} />;
    return (
      <ErrorBoundary name="A part of this page" quiet>
        <Part {...props} />
      </ErrorBoundary>
    );
  };
}
