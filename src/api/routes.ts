import type { QueryClient } from '@tanstack/react-query';
import { type ApiError, asApiError } from './apiError';
import { pollBook } from './pollBook';

/** One way to ask a question that servers answer at different addresses. */
export interface Route<T> {
  /** Stays the same between askings: it is what is remembered. */
  name: string;
  ask: () => Promise<T>;
}

/**
 * Asks the routes in their order until one answers. The one that did is asked first when the same question
 * (`memory` names it) is asked again, so that a poll costs one request.
 *
 * Only "no such thing" and "refused as asked" lead on from the first route: a server that is down is down for all.
 * @throws the most telling error when none answers: "refused as asked" before "no such thing", then that of the earlier route
 */
export async function askRoutes<T>(
  client: QueryClient,
  memory: string,
  routes: readonly Route<T>[],
): Promise<T> {
  const { routes: memories } = pollBook(client);
  const known = routes.find((route) => route.name === memories.get(memory));
  const errors = new Map<Route<T>, ApiError>();
  for (const route of known ? [known, ...routes.filter((other) => other !== known)] : routes) {
    try {
      const value = await route.ask();
      memories.set(memory, route.name);
      return value;
    } catch (thrown) {
      const error = asApiError(thrown);
      if (error.kind === 'aborted' || (!errors.size && !leadsOn(error))) throw error;
      errors.set(route, error);
    }
  }
  const inOrder = routes.flatMap((route) => errors.get(route) ?? []);
  throw (
    inOrder.find((error) => error.kind === 'invalid') ?? inOrder[0] ?? new Error('There is no route to ask.')
  );
}

const leadsOn = (error: ApiError): boolean => error.kind === 'missing' || error.kind === 'invalid';
