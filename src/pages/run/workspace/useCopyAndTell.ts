import { useCallback } from 'react';
import { useAnnounce } from '~/ui/Announcer';
import { copyText } from '~/ui/clipboard';
import { useToast } from '~/ui/Toasts';
import type { Copied } from '~/ui/useCopy';

const made = async (what: Copied): Promise<string> => (typeof what === 'string' ? what : what());

/** Copies what a menu row or a command stands for; it is gone by then, so a message says what came of it. */
export function useCopyAndTell(): (what: Copied) => void {
  const announce = useAnnounce();
  const toast = useToast();
  return useCallback(
    (what) => {
      const attempt = async () => {
        const done = await made(what).then(
          (text) => copyText(text),
          () => false,
        );
        if (!done)
          return toast({
            tone: 'bad',
            text: 'Nothing was copied',
            action: { label: 'Retry', onSelect: () => void attempt() },
          });
        announce('Copied');
        toast({ text: 'Copied' });
      };
      void attempt();
    },
    [announce, toast],
  );
}
