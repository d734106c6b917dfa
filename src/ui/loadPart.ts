/** Version of the page whose code did not come, and which was loaded anew for it. */
const RELOADED = 'rundown:reloaded-for';

/** Code of this page did not come. Browsers do not ask again for it: only loading the page anew can help. */
export class MissingPart extends Error {
  override name = 'MissingPart';
}

let leaving: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

/**
 * Loads a part of the page's code. When it is gone, as it is after a new version was deployed, or its connection was lost,
 * the page is loaded anew, once, and this never settles.
 * @throws MissingPart where that was done before, would lose what stands in a dialog, or finds no server
 */
export const loadPart =
  <T>(load: () => Promise<T>): (() => Promise<T>) =>
  async () => {
    try {
      return await load();
    } catch (error) {
      if (await leave()) return new Promise<never>(() => {});
      throw new MissingPart(String(error));
    }
  };

/** Calls `listener` when code did not come, whoever asked for it, and the page stays nevertheless; gives back how to stop. */
export function onMissingPart(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Watches over all code that is loaded while the page is open. Once, at the start. */
export function watchParts(): void {
  window.addEventListener('vite:preloadError', () => void leave());
}

function leave(): Promise<boolean> {
  return (leaving ??= reloadOnce().then((leaves) => {
    if (leaves) return true;
    leaving = null;
    for (const listener of listeners) listener();
    return false;
  }));
}

async function reloadOnce(): Promise<boolean> {
  // The name of this file holds a fingerprint of all code: another version has another one.
  const version = import.meta.url;
  try {
    if (sessionStorage.getItem(RELOADED) === version || document.querySelector('dialog[open]')) return false;
    const { ok } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' });
    if (ok) sessionStorage.setItem(RELOADED, version);
    if (ok) location.reload();
    return ok;
  } catch {
    // Nobody answers, or nothing can be remembered: what was loaded is worth more than a page of the browser's own.
    return false;
  }
}
