import { type ApiError, asApiError } from '../apiError';
import { isSameOrigin, reachableUrl } from '../reach';
import { artifactBlob, artifactContentUrl, mintUrl } from './content';
import { isSigned, signedUntilMs } from './signedUrl';

/** What the caller knows about an artifact beyond its id. */
export interface ArtifactHint {
  /** `signed_url` of the artifact, or an address from a run's answer. */
  signedUrl?: string | null | undefined;
  /** Its storage address. A recording keeps its id when its file is replaced, so the address is part of what is kept. */
  uri?: string | null | undefined;
  archived?: boolean | undefined;
  /** The run is not over: a file that is not there may still come. */
  live?: boolean | undefined;
  /** Tells how much has loaded: worth the drawing for a recording, not for a picture. */
  progress?: boolean | undefined;
}

/**
 * `ready`: `url` can be shown · `missing`: the server has no bytes · `not-yet`: it has none so far, the run goes on ·
 * `archived`: in cold storage · `failed`: see `error`.
 */
export interface ArtifactView {
  state: 'loading' | 'ready' | 'missing' | 'archived' | 'failed' | 'not-yet';
  url: string | null;
  error: ApiError | null;
  /** Bytes that have come and bytes in all, where the caller wants to know; `all` is null where the server does not say. */
  progress?: { loaded: number; all: number | null };
}

/** Where the address in use comes from. After each one that fails to load, the next is tried. */
type Source = 'none' | 'signed' | 'minted' | 'direct' | 'bytes';

interface Entry {
  artifactId: string;
  hint: ArtifactHint;
  view: ArtifactView;
  source: Source;
  objectUrl: string | null;
  size: number;
  listeners: Set<() => void>;
  loading: AbortController | null;
}

const LOADING: ArtifactView = { state: 'loading', url: null, error: null };
/** The row of an artifact can exist some seconds before its file. */
const RETRY_AFTER_MS = [1_000, 2_000, 2_000];
const KEPT_ENTRIES = 60;
const KEPT_BYTES = 64 * 1024 * 1024;

/** Addresses of artifacts that an `<img>` or `<video>` can show. What is shown twice is loaded once; object URLs are revoked. */
export class ArtifactStore {
  /** In the order of last use. */
  #entries = new Map<string, Entry>();

  /** The state of an artifact now. Asks nothing, and gives the same object until something changes. */
  view(artifactId: string, hint: ArtifactHint): ArtifactView {
    return this.#entry(artifactId, hint).view;
  }

  /** Loads an artifact and calls `listener` after each change of its view; gives back how to stop. */
  watch(artifactId: string, hint: ArtifactHint, listener: () => void): () => void {
    const entry = this.#entry(artifactId, hint);
    entry.listeners.add(listener);
    if (entry.view.state === 'loading' && !entry.loading) void this.#ask(entry);
    return () => {
      entry.listeners.delete(listener);
      if (!entry.listeners.size) this.#leave(entry);
    };
  }

  /** Says that the address given out did not load: the next source is tried. */
  broke(artifactId: string, hint: ArtifactHint): void {
    const entry = this.#entry(artifactId, hint);
    if (entry.loading) return;
    if (entry.source === 'signed') void this.#mint(entry);
    else if (entry.source === 'bytes') this.#show(entry, { state: 'failed', url: null, error: null });
    else void this.#loadBytes(entry);
  }

  /** Starts from the beginning, with a fresh address. */
  retry(artifactId: string, hint: ArtifactHint): void {
    const entry = this.#entry(artifactId, hint);
    entry.loading?.abort();
    this.#forget(entry);
    this.#show(entry, LOADING);
    if (isSameOrigin()) void this.#loadBytes(entry);
    else void this.#mint(entry);
  }

  clear(): void {
    for (const entry of this.#entries.values()) {
      entry.loading?.abort();
      this.#forget(entry);
    }
    this.#entries.clear();
  }

  #entry(artifactId: string, hint: ArtifactHint): Entry {
    const key = `${artifactId} ${hint.uri ?? ''}`;
    let entry = this.#entries.get(key);
    if (!entry) {
      entry = {
        artifactId,
        hint,
        view: LOADING,
        source: 'none',
        objectUrl: null,
        size: 0,
        listeners: new Set(),
        loading: null,
      };
      this.#start(entry);
    }
    entry.hint = hint;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry;
  }

  /** The first source that needs no request; else the entry waits for someone to watch it. */
  #start(entry: Entry): void {
    const { archived, signedUrl } = entry.hint;
    if (archived) entry.view = { state: 'archived', url: null, error: null };
    else if (isSameOrigin()) this.#give(entry, artifactContentUrl(entry.artifactId), 'direct');
    else {
      const url = reachableUrl(signedUrl);
      if (url && isSigned(url, Date.now())) this.#give(entry, url, 'signed');
    }
  }

  /** An address that has run out is renewed, once; where there is none that a picture could use, the bytes are asked for. */
  #ask(entry: Entry): Promise<void> {
    const url = isSameOrigin() ? null : reachableUrl(entry.hint.signedUrl);
    return url && signedUntilMs(url) !== null ? this.#mint(entry) : this.#loadBytes(entry);
  }

  #give(entry: Entry, url: string, source: Source): void {
    entry.source = source;
    entry.view = { state: 'ready', url, error: null };
  }

  async #mint(entry: Entry): Promise<void> {
    const signal = this.#begin(entry);
    const url = reachableUrl(await mintUrl(entry.artifactId, signal).catch(() => null));
    if (signal.aborted) return;
    entry.loading = null;
    if (!url || !isSigned(url, Date.now())) return void this.#loadBytes(entry);
    this.#give(entry, url, 'minted');
    this.#tell(entry);
  }

  async #loadBytes(entry: Entry): Promise<void> {
    const signal = this.#begin(entry);
    let view: ArtifactView;
    try {
      const blob = await this.#patiently(entry, signal);
      if (signal.aborted) return;
      entry.objectUrl = URL.createObjectURL(blob);
      entry.size = blob.size;
      entry.source = 'bytes';
      view = { state: 'ready', url: entry.objectUrl, error: null };
    } catch (thrown) {
      if (signal.aborted) return;
      const error = asApiError(thrown);
      view = { state: failedState(error, entry.hint), url: null, error };
    }
    entry.loading = null;
    this.#show(entry, view);
    this.#evict();
  }

  async #patiently(entry: Entry, signal: AbortSignal): Promise<Blob> {
    for (const waitMs of RETRY_AFTER_MS) {
      try {
        return await artifactBlob(entry.artifactId, signal, this.#progressOf(entry, signal));
      } catch (thrown) {
        const error = asApiError(thrown);
        if (!mayStillCome(error)) throw thrown;
        // The reader is told at once; what comes after all takes the place of the sentence.
        this.#show(entry, { state: failedState(error, entry.hint), url: null, error });
        await pause(waitMs, signal);
      }
    }
    return artifactBlob(entry.artifactId, signal, this.#progressOf(entry, signal));
  }

  /** Tells of every hundredth of a file, or of every mebibyte where its size is not known. */
  #progressOf(entry: Entry, signal: AbortSignal): ((loaded: number, all: number | null) => void) | undefined {
    if (!entry.hint.progress) return undefined;
    let told = -1;
    return (loaded, all) => {
      const mark = Math.floor(all ? (loaded / all) * 100 : loaded / 1_048_576);
      if (mark === told || signal.aborted) return;
      told = mark;
      this.#show(entry, { ...LOADING, progress: { loaded, all } });
    };
  }

  #begin(entry: Entry): AbortSignal {
    entry.loading = new AbortController();
    this.#forget(entry);
    this.#show(entry, LOADING);
    return entry.loading.signal;
  }

  #show(entry: Entry, view: ArtifactView): void {
    if (entry.view === view) return;
    entry.view = view;
    this.#tell(entry);
  }

  #tell(entry: Entry): void {
    for (const listener of entry.listeners) listener();
  }

  #leave(entry: Entry): void {
    if (entry.loading) {
      entry.loading.abort();
      entry.loading = null;
      entry.view = LOADING;
    } else if (entry.view.state === 'failed' || entry.view.state === 'not-yet') {
      // Looked at again, it is tried again.
      entry.view = LOADING;
      entry.source = 'none';
      this.#start(entry);
    }
    this.#evict();
  }

  #forget(entry: Entry): void {
    if (entry.objectUrl) URL.revokeObjectURL(entry.objectUrl);
    entry.objectUrl = null;
    entry.size = 0;
    entry.source = 'none';
  }

  /** Lets go of what was not looked at for longest. */
  #evict(): void {
    let bytes = 0;
    for (const entry of this.#entries.values()) bytes += entry.size;
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= KEPT_ENTRIES && bytes <= KEPT_BYTES) return;
      if (entry.listeners.size || entry.loading) continue;
      bytes -= entry.size;
      this.#forget(entry);
      this.#entries.delete(key);
    }
  }
}

const mayStillCome = (error: ApiError): boolean =>
  error.status === 404 && /content not available/i.test(error.detail ?? '');

function failedState(error: ApiError, hint: ArtifactHint): ArtifactView['state'] {
  if (error.kind !== 'missing') return 'failed';
  return hint.live ? 'not-yet' : 'missing';
}

/** Waits; rejects when nobody waits any more. */
const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new DOMException('Nobody waits.', 'AbortError'));
    });
  });
