import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryParam } from '../../workspace/useQueryParam';

/** The address follows the typing after a rest: browsers refuse an address that changes with every key. */
const REST_MS = 300;

/** The search text: as typed at once, in the address after a short rest, and from the address when that changes. */
export function useSearchText(): [string, (text: string) => void] {
  const [inAddress, setInAddress] = useQueryParam('q');
  const [text, setText] = useState(inAddress ?? '');
  const written = useRef(inAddress ?? '');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if ((inAddress ?? '') === written.current) return;
    // Somebody else changed it: Back, Forward, a link.
    clearTimeout(timer.current);
    written.current = inAddress ?? '';
    setText(inAddress ?? '');
  }, [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = useCallback(
    (next: string) => {
      setText(next);
      clearTimeout(timer.current);
      const write = () => {
        written.current = next;
        setInAddress(next || null);
      };
      if (next) timer.current = setTimeout(write, REST_MS);
      else write();
    },
    [setInAddress],
  );
  return [text, set];
}
