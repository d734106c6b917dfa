import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './startApp.ts';

export type Product = 'nginx' | 'caddy';

/** The README's own block of code in that language. */
export function readmeBlock(language: string): string {
  const text = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
  const block = new RegExp(`\`\`\`${language}\\n([^]*?)\\n\`\`\``).exec(text)?.[1];
  if (!block) throw new Error(`README.md has no block of ${language}`);
  return block;
}

/** The executable of a web server; null where it is not installed. */
export function installed(product: Product): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), '/usr/sbin', '/usr/local/sbin'];
  return folders.map((folder) => path.join(folder, product)).find((file) => existsSync(file)) ?? null;
}

export interface Deployed {
  readonly url: string;
  /** Everything that the web server has written into its logs. */
  readonly logs: () => string;
  readonly stop: () => Promise<void>;
}

/** Serves the production build as the README says, by a web server of this machine, in front of the Skyvern server at `upstream`. */
export async function deploy(
  product: Product,
  executable: string,
  upstream: string,
  key: string,
): Promise<Deployed> {
  const folder = mkdtempSync(path.join(tmpdir(), 'deployed-'));
  const site = path.join(folder, 'site');
  cpSync(path.join(ROOT, 'dist'), site, { recursive: true });
  writeFileSync(
    path.join(site, 'config.json'),
    readmeBlock('json').replace('https://api.skyvern.com', upstream),
  );
  const port = await freePort();
  const config = readmeBlock(product)
    .replaceAll('/srv/rundown', site)
    .replaceAll('127.0.0.1:8000', new URL(upstream).host)
    .replaceAll('YOUR_KEY', key)
    .replace(/^( *listen |:)8080/m, `$1${port}`);
  const args = product === 'nginx' ? nginx(executable, folder, config) : caddy(folder, config);
  const child = spawn(executable, args, {
    env: { ...process.env, SKYVERN_API_KEY: key, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (said += piece.toString()));
  const url = `http://127.0.0.1:${port}`;
  const logs = () =>
    ['access.log', 'error.log']
      .map((name) => path.join(folder, name))
      .filter((file) => existsSync(file))
      .reduce((text, file) => text + readFileSync(file, 'utf8'), said);
  while (!(await fetch(url).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`${product} ended:\n${logs()}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url,
    logs,
    async stop() {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true });
    },
  };
}

/** The README's part within a whole configuration that needs no rights and leaves nothing behind. */
function nginx(executable: string, folder: string, config: string): string[] {
  const told = execFileSync(executable, ['-V'], { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  const home = path.dirname(/--conf-path=(\S+)/.exec(told)?.[1] ?? '/etc/nginx/nginx.conf');
  const file = path.join(folder, 'nginx.conf');
  const kept = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${path.join(folder, name)};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    file,
    `${user} daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log info;
events {}
http { include ${home}/mime.types; access_log ${folder}/access.log; ${kept.join(' ')}
${config}
}`,
  );
  return ['-c', file, '-p', folder, '-e', path.join(folder, 'error.log')];
}

function caddy(folder: string, config: string): string[] {
  const file = path.join(folder, 'Caddyfile');
  writeFileSync(file, `{\n  admin off\n}\n${config.replace(/^:\d+ \{/m, `$&\n  log`)}\n`);
  return ['run', '--config', file, '--adapter', 'caddyfile'];
}

async function freePort(): Promise<number> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
