import type { ServerResponse } from 'node:http';

/** What went wrong between the proxy and the server: status and sentence of the answer that the page gets. */
export interface Failure {
  readonly status: 502 | 504;
  readonly detail: string;
}

/** The proxy's own patience ran out. */
export class SlowServer extends Error {
  override name = 'SlowServer';
}

/**
 * The error of a request to `origin` as an answer. Made of the error's code alone:
 * an error's own text can hold addresses, and an address of a socket holds the key.
 */
export function failureOf(error: unknown, origin: string): Failure {
  if (error instanceof SlowServer)
    return { status: 504, detail: `The Skyvern server at ${origin} ${error.message}.` };
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
  return { status: 502, detail: sentence(code, origin) };
}

function sentence(code: string | null, origin: string): string {
  switch (code) {
    case 'ECONNREFUSED':
      return `The Skyvern server at ${origin} is not running: the connection was refused.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The Skyvern server at ${origin} was not found: no address is known for this name.`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `The Skyvern server at ${origin} closed the connection before it answered.`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return `The Skyvern server at ${origin} cannot be reached from this machine (${code}).`;
    default:
      if (code && /CERT|SSL|TLS|VERIFY|ALTNAME/.test(code))
        return `The connection to the Skyvern server at ${origin} is not secure (${code}).`;
      return `The Skyvern server at ${origin} did not give a readable answer${code ? ` (${code})` : ''}.`;
  }
}

/** Answers as the server itself words its errors, and for this once only. */
export function answerInWords(response: ServerResponse, status: number, detail: string): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ detail }));
}
