import type RFB from '@novnc/novnc';
import { socketUrl } from './socketUrl';

/** `lost`: it was there · `unavailable`: it never came, so the pictures of the session are to be used instead. */
export type VncPhase = 'connecting' | 'live' | 'lost' | 'unavailable' | 'refused';

export interface VncScreen {
  /** Whether what the reader does on the screen reaches it. */
  setControl: (control: boolean) => void;
  close: () => void;
}

/**
 * Shows the remote screen of a session inside `element`, for looking only until `setControl`.
 * The client is loaded when it is first needed. By `clientId` the server knows which screen is steered.
 */
export function openVncScreen(
  element: HTMLElement,
  { path, clientId }: { path: string; clientId: string },
  onPhase: (phase: VncPhase) => void,
): VncScreen {
  let screen: RFB | null = null;
  let closed = false;
  let control = false;
  let live = false;

  const start = async () => {
    const { default: Screen } = await import('@novnc/novnc');
    if (closed) return;
    // Without a client id the server does not even accept the socket.
    screen = new Screen(element, socketUrl(path, { client_id: clientId }), { shared: true });
    screen.viewOnly = !control;
    screen.scaleViewport = true;
    screen.background = 'transparent';
    screen.addEventListener('connect', () => {
      live = true;
      onPhase('live');
    });
    screen.addEventListener('securityfailure', () => onPhase('refused'));
    screen.addEventListener('credentialsrequired', () => onPhase('refused'));
    screen.addEventListener('disconnect', () => {
      screen = null;
      if (!closed) onPhase(live ? 'lost' : 'unavailable');
    });
  };
  onPhase('connecting');
  start().catch(() => {
    if (!closed) onPhase('unavailable');
  });

  return {
    setControl: (wanted) => {
      control = wanted;
      if (!screen) return;
      screen.viewOnly = !wanted;
      if (wanted) screen.focus();
    },
    close: () => {
      closed = true;
      screen?.disconnect();
    },
  };
}
