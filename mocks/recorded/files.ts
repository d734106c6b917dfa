import type { RunsIndex } from './index';

/** Reads recorded runs, wherever they are kept. Nothing is read before it is asked for; answers may be remembered. */
export interface RunFiles {
  index(): Promise<RunsIndex>;
  /** Text of a file of a run's folder. Fails where the file is missing: ask the index first. */
  text(slug: string, file: string): Promise<string>;
  /** Bytes of a media file; `file` is as in `media.json`. */
  bytes(slug: string, file: string): Promise<Uint8Array>;
}

/** The same files, each read once. Failed reads are forgotten, so that the next one tries again. */
export function remembered(files: RunFiles): RunFiles {
  const kept = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const known = kept.get(key) as Promise<T> | undefined;
    if (known) return known;
    const reading = read();
    kept.set(key, reading);
    reading.catch(() => kept.delete(key));
    return reading;
  };
  return {
    index: () => once('index', () => files.index()),
    text: (slug, file) => once(`text ${slug}/${file}`, () => files.text(slug, file)),
    // Media are not kept: the browser's own cache does that better.
    bytes: (slug, file) => files.bytes(slug, file),
  };
}
