import { useEffect, useRef, useState, type RefObject } from 'react';

/** Puts the focus on the first field of a form that is said to be wrong, once it is drawn. */
export function useFirstError(): [RefObject<HTMLDivElement | null>, () => void] {
  const ref = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    const field = ref.current?.querySelector<HTMLElement>(
      '[aria-invalid="true"], [data-wrong] :is(input, button)',
    );
    field?.focus({ preventScroll: true });
    // What is wrong with it stands below it.
    field?.scrollIntoView?.({ block: 'center' });
  }, [asked]);
  return [ref, () => setAsked((times) => times + 1)];
}
