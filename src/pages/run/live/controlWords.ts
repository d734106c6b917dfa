import type { ControlReason, ControlState } from '~/api/live/controlState';
import type { Run } from '~/skyvern/run';

/** What is said before control is taken, beside the button: what the agent does meanwhile. */
export function beforeControl({ status, waiting_for_verification_code: code }: Run): string | null {
  if (status === 'paused' || (status === 'running' && code)) return 'the agent waits';
  return status === 'running' ? 'the agent keeps working' : null;
}

/** What is said while the reader has control. */
export const duringControl = (status: string): string =>
  status === 'paused'
    ? 'The agent waits for approval, so you act alone now. The run’s clock keeps running.'
    : 'You and the agent both act now: taking control does not pause it on this server. The run’s clock keeps running.';

/** How the keyboard is used, and left. */
export const KEYBOARD =
  'Keys go to the page while the picture has the focus. Esc gives control back, Shift Esc sends Esc.';

const ENDED: Record<ControlReason, string> = {
  refused: 'The server does not take the key for control.',
  gone: 'The server knows no open browser of this run.',
  'run-over': 'The run is ending.',
  'no-browser': 'The run has no open page to control.',
  unsupported: 'The socket for it does not open. This server may not have it.',
  lost: 'The connection was lost and could not be opened again.',
};

/** Why control ended or was never had, with the server's own code where it gave one; null while nothing of the sort happened. */
export function sayControlEnd({ phase, reason, code }: ControlState): string | null {
  if (phase !== 'closed' || !reason) return null;
  // 1005 and 1006 are the browser's words for a socket that ended without any.
  const told = code !== null && code !== 1005 && code !== 1006 ? ` (${code})` : '';
  return `${ENDED[reason].slice(0, -1)}${told}.`;
}

/** What control waits for; null where it waits for nothing. */
export function sayControlWait({ phase, code }: ControlState): string | null {
  if (phase === 'connecting') return 'Asking the server for control.';
  if (phase !== 'reconnecting') return null;
  if (code === 4408 || code === 4410) return 'The run has no open page now. Asking again.';
  return 'Control was lost. Asking for it again; nothing you do reaches the page meanwhile.';
}

/** Why the page did not go to an address, in the server's word. */
export function sayNavigateError(reason: string): string {
  switch (reason) {
    case 'invalid_url':
      return 'The browser cannot open this address.';
    case 'blocked':
      return 'The server does not allow this address.';
    default:
      return 'The page did not open.';
  }
}
