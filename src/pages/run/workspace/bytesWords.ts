import type { ApiError } from '~/api/apiError';

/** Why bytes that the server lists did not come, as a sentence; `null`: they came and could not be shown. */
export function sayNoBytes(error: ApiError | null): string {
  if (error === null) return 'What the server gave cannot be shown.';
  if (/expired (?:artifact )?url/i.test(error.detail ?? ''))
    return 'Its link has expired, and the server gave no new one.';
  switch (error.kind) {
    case 'refused':
      return `The key may not read it${error.status ? ` (${error.status})` : ''}.`;
    case 'offline':
    case 'timeout':
      return 'The server does not answer.';
    case 'busy':
      return 'The server is busy.';
    default:
      return error.status ? `The server answered ${error.status}.` : 'The server’s answer cannot be read.';
  }
}
