import { fileURLToPath } from 'node:url';
import { createServer, preview } from 'vite';
import { buildWhenStale } from './builds.ts';
import { serveSettings, SettingError, type ServeSettings } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Serves the page until the process is told to stop: the built one, or with `--dev` the sources with hot reload.
 *
 * The first line on stdout that holds an address is this server's own. `PORT` is taken as it is or refused;
 * without it the next free one from 4173 on is taken. A setting that cannot be meant ends the process with a sentence.
 */
export async function start(args: readonly string[], env: Environment): Promise<void> {
  try {
    const dev = args.includes('--dev');
    const settings = serveSettings(env, 'demo');
    const listen = listenOn(env, dev ? 5173 : 4173);
    const close = dev ? await serveSources(settings, listen) : await serveBuild(settings, listen);
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void close().then(() => process.exit()));
  } catch (error) {
    console.error(error instanceof SettingError || isTaken(error) ? error.message : error);
    process.exitCode = 1;
  }
}

interface Listen {
  readonly host: string;
  readonly port: number;
  readonly strictPort: boolean;
}

function listenOn(env: Environment, port: number): Listen {
  const wanted = env['PORT']?.trim();
  if (wanted && !(/^\d{1,5}$/.test(wanted) && Number(wanted) < 65_536))
    throw new SettingError(`PORT is no port number: “${wanted.slice(0, 20)}”`);
  return {
    host: env['HOST']?.trim() || '127.0.0.1',
    port: wanted ? Number(wanted) : port,
    strictPort: Boolean(wanted),
  };
}

const isTaken = (error: unknown): error is Error =>
  error instanceof Error && /already in use/.test(error.message);

async function serveBuild(settings: ServeSettings, listen: Listen): Promise<() => Promise<void>> {
  const mode = settings.mode === 'demo' ? 'demo' : 'production';
  await buildWhenStale(ROOT, mode, (line) => console.error(line));
  const server = await preview({ root: ROOT, mode, logLevel: 'warn', preview: listen });
  await announce(settings, listen, server.config.preview.port, server.httpServer.address());
  return () => server.close();
}

async function serveSources(settings: ServeSettings, listen: Listen): Promise<() => Promise<void>> {
  const mode = settings.mode === 'demo' ? 'demo' : 'development';
  const server = await createServer({
    root: ROOT,
    mode,
    logLevel: 'warn',
    clearScreen: false,
    server: listen,
  });
  await server.listen();
  await announce(settings, listen, listen.port, server.httpServer?.address() ?? null);
  return () => server.close();
}

async function announce(
  settings: ServeSettings,
  listen: Listen,
  planned: number,
  bound: unknown,
): Promise<void> {
  const port = typeof bound === 'object' && bound && 'port' in bound ? Number(bound.port) : planned;
  const open = /^(?:0\.0\.0\.0|::|\[::\])$/.test(listen.host);
  const name =
    open || /^(?:127\.|localhost$|::1$)/.test(listen.host)
      ? 'localhost'
      : listen.host.includes(':')
        ? `[${listen.host}]`
        : listen.host;
  const own = `http://${name}:${port}/`;
  console.log(own);
  if (!settings.upstream) {
    console.log('Demo data: recorded runs. Your own server: SKYVERN_API_URL=… SKYVERN_API_KEY=… npm start');
    return;
  }
  if (open && settings.key)
    console.log('Whoever reaches this machine can use the key: HOST opens the server to the network.');
  console.log(await connectionLine(own, settings.upstream.origin));
}

/** What the server says to the key, asked the way the page will ask. */
async function connectionLine(own: string, origin: string): Promise<string> {
  try {
    const answer = await fetch(new URL('v1/runs?page_size=1', own), { signal: AbortSignal.timeout(15_000) });
    if (answer.ok) return `Connected to ${origin}`;
    const { detail } = (await answer.json()) as { detail?: unknown };
    if (answer.status === 401 || answer.status === 403)
      return `${origin} refuses the key (${String(detail)}). Check SKYVERN_API_KEY.`;
    return answer.status >= 502
      ? `${String(detail)} The page connects when it is there.`
      : `${origin} answers ${answer.status}. Check SKYVERN_API_URL.`;
  } catch {
    return `${origin} has given no readable answer yet. The page connects when it does.`;
  }
}
