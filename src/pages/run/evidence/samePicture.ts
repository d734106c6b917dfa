import type { Compared, Comparison } from './comparison.worker';
// oxlint-disable-next-line import/default -- Vite makes it: the address of the built file
import workerUrl from './comparison.worker?worker&url';

interface TrustedTypes {
  createPolicy(
    name: 'rundown',
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL: (address: string) => string };
}

const waiting = new Map<number, (same: boolean | null) => void>();
let worker: Worker | null | undefined;
let last = 0;

/** The one worker of this page that its policy trusts; null where a browser gives none. */
function startWorker(): Worker | null {
  try {
    const trustedTypes = Reflect.get(globalThis, 'trustedTypes') as TrustedTypes | undefined;
    const policy = trustedTypes?.createPolicy('rundown', {
      createScriptURL(address) {
        if (address !== workerUrl) throw new TypeError(`This page trusts no worker at ${address}`);
        return address;
      },
    });
    const started = new Worker(policy?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' });
    started.addEventListener('message', ({ data }: MessageEvent<Compared>) => {
      waiting.get(data.number)?.(data.same);
      waiting.delete(data.number);
    });
    started.addEventListener('error', giveUp);
    return started;
  } catch {
    return null;
  }
}

function giveUp(): void {
  worker?.terminate();
  worker = null;
  for (const answer of waiting.values()) answer(null);
  waiting.clear();
}

/** Whether two pictures show the same, told by a worker; null where that cannot be told. */
export function samePicture(before: Blob, after: Blob): Promise<boolean | null> {
  if (worker === undefined) worker = startWorker();
  const asked = worker;
  if (!asked) return Promise.resolve(null);
  const number = ++last;
  return new Promise((answer) => {
    waiting.set(number, answer);
    asked.postMessage({ number, pictures: [before, after] } satisfies Comparison);
  });
}
