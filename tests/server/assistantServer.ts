import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A question as it came, and the way to answer it piece by piece. */
export interface Asked {
  readonly authorization: string | null;
  readonly body: {
    readonly model: string;
    readonly stream: boolean;
    readonly messages: readonly { role: string; content: string }[];
  };
  /** Sends the next piece of a streamed answer. */
  readonly write: (piece: string) => void;
  /** Ends the answer as a model does that has said all. */
  readonly end: () => void;
  /** Refuses, with an error in the words of such servers. Only before the first piece. */
  readonly refuse: (status: number, message: string) => void;
  /** Ends the connection without a word. */
  readonly drop: () => void;
  /** Whether whoever asked has gone before the answer ended. */
  readonly isLeft: () => boolean;
}

export interface AssistantServer {
  /** Its base address as a reader enters it. */
  readonly url: string;
  readonly origin: string;
  /** Every question so far. */
  readonly asked: readonly Asked[];
  readonly stop: () => Promise<void>;
}

const CORS = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'POST',
  'access-control-allow-headers': 'authorization, content-type',
};

/** An OpenAI-compatible server on the loopback address that says what a test lets it say, when it lets it. */
export async function startAssistantServer(): Promise<AssistantServer> {
  const asked: Asked[] = [];
  const server = http.createServer((request, response) => void take(request, response));

  async function take(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(CORS)) response.setHeader(name, value);
    if (request.method === 'OPTIONS') return void response.writeHead(204).end();
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions')
      return void response.writeHead(404).end();
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const send = (delta: object, finish: string | null) => {
      if (!response.headersSent) response.writeHead(200, { 'content-type': 'text/event-stream' });
      const chunk = {
        object: 'chat.completion.chunk',
        choices: [{ index: 0, delta, finish_reason: finish }],
      };
      response.write(`data: ${JSON.stringify(chunk)}\n\n`);
    };
    asked.push({
      authorization: request.headers.authorization ?? null,
      body: JSON.parse(Buffer.concat(pieces).toString()) as Asked['body'],
      write: (content) => send({ content }, null),
      end: () => {
        send({}, 'stop');
        response.end('data: [DONE]\n\n');
      },
      refuse: (status, message) =>
        void response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ error: { message, type: 'invalid_request_error' } })),
      drop: () => response.destroy(),
      isLeft: () => response.destroyed && !response.writableFinished,
    });
  }

  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `${origin}/v1`,
    origin,
    asked,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
