import { useEffect, useState } from 'react';
import type { CodeToken } from './highlight';

interface Coloured {
  code: string;
  language: string;
  lines: CodeToken[][];
}

/**
 * The coloured lines, or null until the colours have come: the text is readable without them, so it does not wait
 * for the module that makes them. When that cannot be loaded the text stays plain.
 */
export function useHighlight(code: string, language: string): CodeToken[][] | null {
  const [done, setDone] = useState<Coloured | null>(null);
  useEffect(() => {
    if (language === 'text') return;
    let wanted = true;
    import('./highlight').then(
      ({ highlight }) => wanted && setDone({ code, language, lines: highlight(code, language) }),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [code, language]);
  return done?.code === code && done.language === language ? done.lines : null;
}
