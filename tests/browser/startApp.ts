import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface StartedApp {
  /** Origin that the app printed as its own, without a trailing slash. */
  readonly url: string;
  /** Everything it has printed so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/**
 * Runs what `npm start` runs, with `env` on top of this process's, on a free port, and waits for the address it prints.
 * @throws with the output when it ends without one
 */
export async function startApp(
  env: Readonly<Record<string, string>> = {},
  args: readonly string[] = [],
): Promise<StartedApp> {
  const child = spawn(process.execPath, [path.join(ROOT, 'src/serve/start.mjs'), ...args], {
    cwd: ROOT,
    env: { ...withoutServer(process.env), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((done, fail) => {
    const read = (piece: Buffer) => {
      output += piece.toString();
      const found = /http:\/\/localhost:\d+/.exec(output);
      if (found) done(found[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => fail(new Error(`start.mjs ended with ${String(code)}:\n${output}`)));
  });
  return {
    url,
    output: () => output,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** The person who runs the tests may have a server of their own named; the tests must not reach it. Vitest's marks go too. */
function withoutServer(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(
    ([name]) => !/^(?:SKYVERN_|VITEST|VITE_|NODE_ENV$|HOST$)/.test(name),
  );
  return Object.fromEntries(kept);
}
