import { useCallback, useEffect, useRef, useState } from 'react';
import { useQueryParam } from '../../../workspace/useQueryParam';

/** The address follows the typing after a rest: browsers refuse an address that changes with every key. */
const REST_MS = 300;

/** The search text: as typed at once, in the address after a short rest, and from the address when that changes. */
export function useSearchText(): [string, (text: string) => void] {
  const [param, setParam] = useQueryParam('q');
  const inAddress = param ?? '';
  const [text, setText] = useState(inAddress);
  const seen = useRef(inAddress);
  // Written, but not yet come back from the router, which may take its time while one types.
  const onTheWay = useRef<string[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    if (inAddress === seen.current) return;
    seen.current = inAddress;
    const own = onTheWay.current.indexOf(inAddress);
    if (own >= 0) {
      onTheWay.current.splice(0, own + 1);
      return;
    }
    // Somebody else changed it: Back, Forward, a link.
    clearTimeout(timer.current);
    onTheWay.current = [];
    setText(inAddress);
  }, [inAddress]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const set = useCallback(
    (next: string) => {
      setText(next);
      clearTimeout(timer.current);
      const write = () => {
        if (next === (onTheWay.current.at(-1) ?? seen.current)) return;
        onTheWay.current.push(next);
        setParam(next);
      };
      if (next) timer.current = setTimeout(write, REST_MS);
      else write();
    },
    [setParam],
  );
  return [text, set];
}
