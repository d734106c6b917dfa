const KEY = 'rundown:reloaded-for';

/**
 * Loads a page's chunk; when the chunk is gone, as it is after a new version was deployed, the page reloads once to get
 * the new names. A second failure for the same address is thrown to the boundary, which explains it.
 */
export function importPage<T>(load: () => Promise<T>): () => Promise<T> {
  return async () => {
    try {
      const page = await load();
      sessionStorage.removeItem(KEY);
      return page;
    } catch (error) {
      if (!navigator.onLine || sessionStorage.getItem(KEY) === location.pathname) throw error;
      sessionStorage.setItem(KEY, location.pathname);
      location.reload();
      return new Promise<never>(() => undefined);
    }
  };
}
