import { useEffect, useState } from 'react';
import type { CodeToken } from './highlight';
import { pieces } from './pieces';

interface Coloured {
  code: string;
  language: string;
  lines: CodeToken[][];
}

/**
 * The coloured lines from the first on, as far as they have come: the text is readable without them, so it does not
 * wait for the module that makes them. When that cannot be loaded the text stays plain.
 */
export function useHighlight(code: string, language: string): readonly CodeToken[][] {
  const [done, setDone] = useState<Coloured | null>(null);
  useEffect(() => {
    if (language === 'text') return;
    let wanted = true;
    const colour = async () => {
      const { highlight } = await import('./highlight');
      const lines: CodeToken[][] = [];
      for (const piece of pieces(code, language)) {
        if (!wanted) return;
        lines.push(...highlight(piece, language));
        setDone({ code, language, lines: [...lines] });
        // oxlint-disable-next-line no-await-in-loop -- giving way between pieces is the point
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    colour().catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [code, language]);
  return done?.code === code && done.language === language ? done.lines : NONE;
}

const NONE: readonly CodeToken[][] = [];
