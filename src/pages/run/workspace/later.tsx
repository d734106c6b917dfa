import { use, type ComponentType } from 'react';
import { afterFirstCard } from './firstCard';

type Parts = typeof import('./laterParts');

let here: Parts | null = null;
let asked: Promise<Parts> | null = null;

/** Loads everything that follows the first cards at once; from then on its parts are drawn without waiting. */
export async function loadLaterParts(): Promise<Parts> {
  here ??= await import('./laterParts');
  return here;
}

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
    const Part = pick(here ?? use(laterParts()));
    return <Part {...props} />;
  };
}
