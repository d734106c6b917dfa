import { useEffect, useRef, useState } from 'react';
import { useAnnounce } from './Announcer';
import { copyText } from './clipboard';
import { useToast } from './Toasts';

/** What is copied: the text, or how to make it when it is asked for. */
export type Copied = string | (() => string | Promise<string>);

const SHOWN_MS = 1_500;

/**
 * Copying with its answer: `done` for 1.5 s and announced, or `failed` with a toast that offers to try again.
 */
export function useCopy(what: Copied): { state: 'ready' | 'done' | 'failed'; copy: () => Promise<boolean> } {
  const [state, setState] = useState<'ready' | 'done' | 'failed'>('ready');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const announce = useAnnounce();
  const toast = useToast();
  useEffect(() => () => clearTimeout(timer.current), []);

  async function copy(): Promise<boolean> {
    let done = false;
    try {
      done = await copyText(typeof what === 'string' ? what : await what());
    } catch {
      // The text could not be made: the reader hears the same sentence.
    }
    clearTimeout(timer.current);
    if (done) {
      setState('done');
      announce('Copied');
      timer.current = setTimeout(() => setState('ready'), SHOWN_MS);
    } else {
      setState('failed');
      toast({
        tone: 'bad',
        text: 'Nothing was copied',
        action: { label: 'Retry', onSelect: () => void copy() },
      });
    }
    return done;
  }
  return { state, copy };
}
