import { formatBytes } from '~/ui/format';

/** “42 % of 8.4 MB”, or “3.1 MB” where the size is not known. */
export const loadedWords = ({ loaded, all }: { loaded: number; all: number | null }): string =>
  all ? `${Math.floor((loaded / all) * 100)} % of ${formatBytes(all)}` : formatBytes(loaded);
