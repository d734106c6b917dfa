import { AssistantError, refusalOf, saidIn } from './assistantError';
import { getConfig } from './config';
import type { Assistant } from './connection';
import { EventStreamReader } from './eventStream';
import { matchesHost } from './reach';

export interface ChatMessage {
  role: 'system' | 'user' | 'assistant';
  content: string;
}

/** How an answer ended: whole, or cut by the model's limit, by a filter of the server, or by this page (`long`). */
export type AnswerEnd = 'whole' | 'limit' | 'filtered' | 'long';

export interface AskOptions {
  /** Ends the question; the promise then fails as `stopped`. */
  signal: AbortSignal;
  /** Gets each piece of the answer as it comes. */
  onText: (piece: string) => void;
  /** Longest silence in milliseconds: before the answer begins, and between two parts of it. */
  silenceMs?: number;
}

/** Models may think for a while before their first word. */
const SILENCE_MS = 90_000;
/** No explanation is longer; a server that never stops is stopped. */
const MOST_CHARACTERS = 200_000;
const MOST_OF_REFUSAL = 20_000;

const ASKED_AT = '/chat/completions';

/** Where an OpenAI-compatible server takes questions, from its base address as readers write it. */
export function completionsUrl(address: string): URL | null {
  const url = URL.parse(address.trim());
  if (!url || !/^https?:$/.test(url.protocol)) return null;
  const path = url.pathname.replace(/\/+$/, '');
  url.pathname = path.endsWith(ASKED_AT) ? path : path + ASKED_AT;
  return url;
}

/**
 * Asks an OpenAI-compatible assistant and gives its answer piece by piece. Servers that answer in one piece are read too.
 * The key goes into a header of this request and nowhere else; a redirect is not followed with it.
 * @throws AssistantError
 */
export async function askAssistant(
  assistant: Assistant,
  messages: readonly ChatMessage[],
  { signal, onText, silenceMs = SILENCE_MS }: AskOptions,
): Promise<AnswerEnd> {
  const url = reachable(assistant.url);
  const watchdog = new AbortController();
  const stop = AbortSignal.any([signal, watchdog.signal]);
  let timer = setTimeout(() => watchdog.abort(), silenceMs);
  const heard = () => {
    clearTimeout(timer);
    timer = setTimeout(() => watchdog.abort(), silenceMs);
  };
  let response: Response | null = null;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream, application/json',
        'content-type': 'application/json',
        ...(assistant.key ? { authorization: `Bearer ${assistant.key}` } : {}),
      },
      body: JSON.stringify({ model: assistant.model, messages, stream: true }),
      signal: stop,
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    });
    heard();
    if (response.type === 'opaqueredirect') throw new AssistantError('missing');
    if (!response.ok) throw refusalOf(response.status, await shortText(response));
    const type = response.headers.get('content-type') ?? '';
    if (/\bhtml\b/i.test(type)) throw new AssistantError('garbled', { status: response.status });
    if (/\bjson\b/i.test(type)) return takeWhole(await response.text(), onText);
    return await readStream(response, { heard, onText, stop });
  } catch (error) {
    if (error instanceof AssistantError) throw error;
    if (signal.aborted) throw new AssistantError('stopped');
    if (watchdog.signal.aborted) throw new AssistantError('silent');
    if (response) throw new AssistantError('broken', { status: response.status });
    throw await whyUnreachable(url, signal);
  } finally {
    clearTimeout(timer);
  }
}

/** The address to ask, if this page may ask it: the policy it is served with names the hosts. */
function reachable(address: string): URL {
  const url = completionsUrl(address);
  if (!url) throw new AssistantError('wrong-url');
  if (url.origin === location.origin) return url;
  if (!getConfig().connectHosts.some((host) => matchesHost(url, host)))
    throw new AssistantError('not-allowed');
  return url;
}

const LOCAL = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/;

async function whyUnreachable(url: URL, signal: AbortSignal): Promise<AssistantError> {
  if (!navigator.onLine && !LOCAL.test(url.hostname)) return new AssistantError('offline');
  if (location.protocol === 'https:' && url.protocol === 'http:' && !LOCAL.test(url.hostname))
    return new AssistantError('mixed');
  if (url.origin === location.origin) return new AssistantError('unreachable');
  try {
    // Answered at all, readable or not: then it is the server that does not open itself to this page.
    await fetch(url, { mode: 'no-cors', credentials: 'omit', cache: 'no-store', signal });
    return new AssistantError('cors');
  } catch {
    return new AssistantError(signal.aborted ? 'stopped' : 'unreachable');
  }
}

async function shortText(response: Response): Promise<string> {
  const text = await response.text().catch(() => '');
  return text.slice(0, MOST_OF_REFUSAL);
}

interface Reading {
  heard: () => void;
  onText: (piece: string) => void;
  stop: AbortSignal;
}

async function readStream(response: Response, { heard, onText, stop }: Reading): Promise<AnswerEnd> {
  const reader = response.body?.getReader();
  if (!reader) throw new AssistantError('garbled', { status: response.status });
  // A worker that answers in the server's place may leave its stream open when the question is given up.
  const given = new Promise<never>((_, reject) => {
    stop.addEventListener('abort', () => {
      reject(new DOMException('Given up.', 'AbortError'));
      reader.cancel().catch(() => {});
    });
  });
  given.catch(() => {});
  const events = new EventStreamReader();
  const answer = new Answer(onText);
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- a stream comes one piece after the other
    const part = await Promise.race([reader.read(), given]);
    // A question given up while a piece was taken ends the stream, which is not the answer's end.
    stop.throwIfAborted();
    heard();
    for (const data of part.done ? events.end() : events.push(part.value)) answer.take(data);
    if (answer.end === null && !part.done) continue;
    if (!part.done) reader.cancel().catch(() => {});
    return answer.close();
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const ENDS: Readonly<Record<string, AnswerEnd>> = {
  stop: 'whole',
  length: 'limit',
  content_filter: 'filtered',
};

/** An answer as far as it has come. */
class Answer {
  /** null until the server says that it is over. */
  end: AnswerEnd | null = null;
  #length = 0;
  #finish: AnswerEnd | null = null;
  #understood = false;
  #onText: (piece: string) => void;

  constructor(onText: (piece: string) => void) {
    this.#onText = onText;
  }

  take(data: string): void {
    if (this.end !== null) return;
    if (data.trim() === '[DONE]') {
      this.#understood = true;
      this.end = this.#finish ?? 'whole';
      return;
    }
    const chunk = readChunk(data);
    if (isObject(chunk) && chunk['error']) throw new AssistantError('broken', { detail: saidIn(data) });
    const choice: unknown =
      isObject(chunk) && Array.isArray(chunk['choices']) ? chunk['choices'][0] : undefined;
    if (isObject(chunk) && Array.isArray(chunk['choices'])) this.#understood = true;
    if (!isObject(choice)) return;
    const piece = textIn(choice['delta']) ?? textIn(choice['message']);
    if (piece) this.#give(piece);
    const reason = choice['finish_reason'];
    if (typeof reason === 'string') this.#finish = ENDS[reason] ?? 'whole';
  }

  #give(piece: string): void {
    this.#length += piece.length;
    if (this.#length > MOST_CHARACTERS) this.end = 'long';
    else this.#onText(piece);
  }

  /** How it ended. Where nobody said so it is `unsaid`; null: the connection broke. */
  close(unsaid: AnswerEnd | null = null): AnswerEnd {
    const end = this.end ?? this.#finish ?? (this.#understood ? unsaid : null);
    if (end !== null) return end;
    throw new AssistantError(this.#understood ? 'broken' : 'garbled');
  }
}

function readChunk(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

/** `content` of a message: a text, or a list of parts of which the texts count. */
function textIn(message: unknown): string | null {
  const content = isObject(message) ? message['content'] : null;
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return null;
  return content
    .map((part: unknown) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join('');
}

/** An answer that came in one piece; its end needs no word. */
function takeWhole(body: string, onText: (piece: string) => void): AnswerEnd {
  const whole = new Answer(onText);
  whole.take(body);
  return whole.close('whole');
}
