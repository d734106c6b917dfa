import { delay, http, HttpResponse, passthrough, type HttpHandler } from 'msw';
import type { WorldAnswer } from '../scene/request';
import type { World } from '../world';

/** The paths of a Skyvern server. Everything else belongs to the app. */
const SERVER_PATH = /^https?:\/\/[^/]+\/(?:v1|api\/v[12])\//;

/**
 * Lets a world answer the requests that a page makes.
 *
 * @param origin only requests to this origin are answered; absent: requests to any
 */
export function worldHandlers(world: World, origin?: string): HttpHandler[] {
  return [
    http.all(SERVER_PATH, async ({ request }) => {
      const url = new URL(request.url);
      if (origin !== undefined && url.origin !== origin) return passthrough();
      const answer = await world.answer({
        method: request.method,
        url: url.pathname + url.search,
        headers: Object.fromEntries(request.headers),
        body: request.method === 'GET' || request.method === 'HEAD' ? null : await request.text(),
      });
      if (answer.delayMs) await delay(answer.delayMs);
      if (answer.fault === 'hang')
        await new Promise((resolve) => request.signal.addEventListener('abort', resolve));
      return answer.fault === 'network' || answer.fault === 'hang'
        ? HttpResponse.error()
        : toResponse(answer);
    }),
  ];
}

function toResponse(answer: WorldAnswer): HttpResponse<BodyInit> {
  const bytes = typeof answer.body === 'string' ? new TextEncoder().encode(answer.body) : answer.body;
  const headers = { ...answer.headers, ...(bytes ? { 'content-length': String(bytes.length) } : {}) };
  const body = bytes === null ? null : answer.fault === 'cut' ? halfOf(bytes) : new Uint8Array(bytes);
  return new HttpResponse(body, { status: answer.status, headers });
}

/** A body that breaks off in the middle. */
function halfOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)));
      controller.error(new TypeError('the connection was lost'));
    },
  });
}
