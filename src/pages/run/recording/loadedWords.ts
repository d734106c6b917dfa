import { formatBytes } from '~/ui/format';

/** How much of a file has come, in bytes; `all` is null where the server does not say. */
export interface Loaded {
  loaded: number;
  all: number | null;
}

/** “42 % of 8.4 MB”, or “3.1 MB” where the size is not known. */
export const loadedWords = ({ loaded, all }: Loaded): string =>
  all ? `${Math.floor((loaded / all) * 100)} % of ${formatBytes(all)}` : formatBytes(loaded);
