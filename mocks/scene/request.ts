import type { Chaos } from '../faults/chaos';
import type { RunFiles } from '../recorded/files';

/** A request as any transport hands it to the world. */
export interface WorldRequest {
  method: string;
  /** Path and query: `/v1/runs?page=1`. */
  url: string;
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: string | null;
}

/** How a transport breaks an answer: no answer at all, a body that ends in the middle, an answer that never comes. */
type Fault = 'network' | 'cut' | 'hang';

/** What the server says, before a transport sends it. */
export interface WorldAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array | null;
  /** Milliseconds that pass before the first byte. */
  delayMs?: number;
  fault?: Fault;
}

/** A request that was no GET, with its body as sent. */
export interface SentRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | null;
}

/** Somewhere to remember started runs over a reload; the browser's session storage in the demo. */
export interface WorldMemory {
  read(): string | null;
  write(text: string): void;
}

/** What a delivery to a webhook came to. */
export interface Delivery {
  status_code: number | null;
  latency_ms: number;
  response_body: string | null;
  error: string | null;
}

export interface WorldOptions {
  load: RunFiles;
  /** Milliseconds since 1970; the machine's clock where absent. */
  now?: () => number;
  /** The key that requests must carry; null (the default) asks for none. */
  key?: string | null;
  /** Origin for absolute addresses in answers, such as signed ones. */
  origin?: () => string;
  /** Artifact addresses are signed `https` ones that last this many seconds; absent: `file://` as recorded. */
  signedUrlSeconds?: number;
  /** Whether parts of files are served (default true). */
  range?: boolean;
  /** How fast live runs run (default 1: as recorded). */
  speed?: number;
  memory?: WorldMemory;
  /** Troubles on the way. */
  chaos?: Chaos;
  /** `cdp` (default) or `vnc`: what the server streams pictures by. */
  streaming?: 'cdp' | 'vnc';
  /** Delivers a webhook; the default answers by the status that the target's path names, else that nobody listens. */
  deliver?: (url: string, payload: string) => Delivery;
}
