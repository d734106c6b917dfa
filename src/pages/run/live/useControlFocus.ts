import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react';
import { useAnnounce } from '~/ui/Announcer';
import { useRunData } from '../workspace/RunContext';
import { duringControl, KEYBOARD, sayControlEnd, sayControlWait } from './controlWords';
import type { Steering } from './useControl';

/**
 * Says what becomes of control, once each, and keeps the focus on the page: with the button when control is given back,
 * with the tab when the live picture goes.
 */
export function useControlFocus(
  section: RefObject<HTMLElement | null>,
  button: RefObject<HTMLButtonElement | null>,
  steering: Steering | null,
): void {
  const announce = useAnnounce();
  const { run } = useRunData();
  const controlling = steering?.controlling ?? false;
  const state = steering?.state ?? null;
  const said = controlling
    ? `You have control. ${duringControl(run.status)} ${KEYBOARD}`
    : state && (sayControlWait(state) ?? sayControlEnd(state));
  const before = useRef({ controlling, said });
  useEffect(() => {
    const last = before.current;
    before.current = { controlling, said };
    if (said && said !== last.said) announce(said);
    else if (!said && last.controlling) announce('Control given back.');
    const lostFocus = document.activeElement === document.body || document.activeElement === null;
    if (last.controlling && !controlling && lostFocus) button.current?.focus({ preventScroll: true });
  }, [controlling, said, announce, button]);

  useLayoutEffect(() => {
    const own = section.current;
    return () => {
      if (own?.contains(document.activeElement))
        own.closest<HTMLElement>('[role="tabpanel"]')?.focus({ preventScroll: true });
    };
  }, [section]);
}
