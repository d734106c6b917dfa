import { use, type ComponentType } from 'react';
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

/** Everything that follows the first cards, once it is here. A load that failed is tried again by the next who asks. */
export function laterParts(): Promise<Parts> {
  asked ??= afterFirstCard(loadLaterParts)().catch((error: unknown) => {
    asked = null;
    throw error;
  });
  return asked;
}

/** A component among what follows the first cards; draw it in a `Suspense` that keeps its place. */
export function later<Props extends object>(
  pick: (parts: Parts) => ComponentType<Props>,
): ComponentType<Props> {
  return function Later(props: Props) {
    const Part = pick(use(laterParts()));
    return <Part {...props} />;
  };
}
