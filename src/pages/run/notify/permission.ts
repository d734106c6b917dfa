import { useSyncExternalStore } from 'react';

/** `absent`: this browser has no notifications, or gives none to this address. */
export type Permission = NotificationPermission | 'absent';

const listeners = new Set<() => void>();

export const permissionNow = (): Permission =>
  typeof Notification === 'undefined' ? 'absent' : Notification.permission;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  // It may have been changed in the browser's settings meanwhile.
  window.addEventListener('focus', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('focus', listener);
  };
}

/** Whether the browser lets this page notify. */
export const usePermission = (): Permission => useSyncExternalStore(subscribe, permissionNow, permissionNow);

/** Asks the reader, where they were not asked before. A refusal is an answer, never an error. */
export async function askPermission(): Promise<Permission> {
  if (permissionNow() === 'default') {
    try {
      await Notification.requestPermission();
    } catch {
      // Some browsers throw where they do not ask.
    }
    for (const listener of listeners) listener();
  }
  return permissionNow();
}

/** Shows a notification; a click brings this page to the front. False where the browser does not. */
export function showNotification(title: string, options: NotificationOptions): boolean {
  if (permissionNow() !== 'granted') return false;
  try {
    const shown = new Notification(title, options);
    shown.onclick = () => {
      window.focus();
      shown.close();
    };
    return true;
  } catch {
    // Browsers of phones take notifications from workers only.
    return false;
  }
}
