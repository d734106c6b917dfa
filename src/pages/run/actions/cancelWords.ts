import type { ApiError } from '~/api/apiError';

/** Why a run was not canceled, or why nobody knows, in words. Its status is read just before: that may fail too. */
export function cancelFailure(error: ApiError, server: string): string {
  const { kind, method, status, detail } = error;
  const says = detail ? ` ${/[.!?]$/.test(detail) ? detail : `${detail}.`}` : '';
  if (kind === 'refused')
    return `The key may not cancel this run (${status ?? 'refused'}). Nothing was sent.${says}`;
  if (method === 'GET')
    return kind === 'missing'
      ? `${server} does not know this run any more. Nothing was sent.`
      : `Its status could not be read, so nothing was sent.${says} Try again in a moment.`;
  if (kind === 'invalid' || kind === 'busy') return `The server refused it (${status ?? 'refused'}).${says}`;
  return `No answer came to the wish to stop it.${says} The run may be stopping all the same: its status will tell.`;
}

/** Said where no route of the server cancels a run by its id. */
export const notCancelable = (server: string): string =>
  `${server} does not cancel runs by this id. A run that another run started stops with its parent.`;
