import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  createReadStream,
  createWriteStream,
  chmodSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** What `chromium.launch` takes. */
export interface ChromiumLaunch {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string>;
}

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The Chromium of the tests: `CHROME_BIN` where that is set; on Linux x64 the one that came by npm, with its own
 * libraries and font, so that every machine lays text out alike; elsewhere the system's.
 *
 * The npm one is unpacked once into `node_modules/.cache` (about 200 MB, some seconds).
 * @throws when there is none, with what to do
 */
export async function resolveChromium(env: NodeJS.ProcessEnv = process.env): Promise<ChromiumLaunch> {
  const args = ['--no-sandbox']; // in a container the tests run as root, which Chromium's sandbox refuses
  const inherited = Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  const named = env['CHROME_BIN'];
  if (named) return { executablePath: named, args, env: inherited };
  if (process.platform === 'linux' && process.arch === 'x64') {
    const folder = await unpacked();
    return {
      executablePath: path.join(folder, 'chromium'),
      args,
      env: {
        ...inherited,
        LD_LIBRARY_PATH: [path.join(folder, 'al2023/lib'), inherited['LD_LIBRARY_PATH']]
          .filter(Boolean)
          .join(':'),
        FONTCONFIG_FILE: path.join(folder, 'fonts.conf'),
      },
    };
  }
  const executablePath = SYSTEM.find((file) => existsSync(file));
  if (!executablePath)
    throw new Error('No Chromium found. Set CHROME_BIN to the executable of Chrome or Chromium.');
  return { executablePath, args, env: inherited };
}

const here = createRequire(import.meta.url);

async function unpacked(): Promise<string> {
  const entry = here.resolve('@sparticuz/chromium');
  const root = entry.slice(
    0,
    entry.lastIndexOf(path.join('@sparticuz', 'chromium')) + path.join('@sparticuz', 'chromium').length,
  );
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  const cache = path.join(root, '../../.cache');
  const folder = path.join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;

  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(`${folder}-`);
  try {
    const bin = (name: string) => createReadStream(path.join(root, 'bin', name));
    await pipeline(
      bin('chromium.br'),
      createBrotliDecompress(),
      createWriteStream(path.join(fresh, 'chromium')),
    );
    chmodSync(path.join(fresh, 'chromium'), 0o755);
    const tar = createRequire(entry)('tar-fs') as { extract: (folder: string) => Writable };
    await pipeline(bin('al2023.tar.br'), createBrotliDecompress(), tar.extract(path.join(fresh, 'al2023')));
    await pipeline(bin('swiftshader.tar.br'), createBrotliDecompress(), tar.extract(fresh)); // found beside the executable
    await pipeline(bin('fonts.tar.br'), createBrotliDecompress(), tar.extract(path.join(fresh, 'fonts')));
    writeFileSync(
      path.join(fresh, 'fonts.conf'),
      fontsConf(path.join(folder, 'fonts'), path.join(folder, 'font-cache')),
    );
    try {
      renameSync(fresh, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error; // else another process was first, with the same content
    }
    return folder;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function fontsConf(fonts: string, cache: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>
`;
}
