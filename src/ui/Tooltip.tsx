import { cloneElement, useEffect, useId, useLayoutEffect, useRef, useState, type ReactElement } from 'react';
import { place } from './place';
import { lift, liftable } from './topLayer';
import css from './Tooltip.module.css';

const DELAY_MS = 500;

type Handlers = Pick<
  React.HTMLAttributes<HTMLElement>,
  'onPointerEnter' | 'onPointerLeave' | 'onPointerDown' | 'onFocus' | 'onBlur'
> & { 'aria-describedby'?: string | undefined };

export interface TooltipProps {
  /** What it says. Empty: no tooltip. */
  text: string | null | undefined;
  /** False when the text only repeats the name that the element has anyway. */
  describes?: boolean;
  /** One element that takes pointer and focus handlers. */
  children: ReactElement<Handlers>;
}

/**
 * A sentence beside its element after 500 ms of hover, and on keyboard focus. It is also the element's
 * description for assistive technology. Never the only place of a fact.
 */
export function Tooltip({ text, describes = true, children }: TooltipProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [delay] = useState(createDelay);
  const id = useId();
  useEffect(() => delay.stop, [delay]);
  if (!text) return children;

  const { props } = children;
  const hide = () => {
    delay.stop();
    setAnchor(null);
  };
  const handlers: Handlers = {
    onPointerEnter(event) {
      props.onPointerEnter?.(event);
      if (event.pointerType === 'touch') return;
      const element = event.currentTarget;
      delay.start(() => setAnchor(element));
    },
    onPointerLeave(event) {
      props.onPointerLeave?.(event);
      hide();
    },
    onPointerDown(event) {
      props.onPointerDown?.(event);
      hide();
    },
    onFocus(event) {
      props.onFocus?.(event);
      if (event.currentTarget.matches(':focus-visible')) setAnchor(event.currentTarget);
    },
    onBlur(event) {
      props.onBlur?.(event);
      hide();
    },
  };
  if (describes) {
    handlers['aria-describedby'] = [props['aria-describedby'], id].filter(Boolean).join(' ');
  }
  return (
    <>
      {cloneElement(children, handlers)}
      {describes && (
        <span id={id} hidden>
          {text}
        </span>
      )}
      {anchor && <Bubble anchor={anchor} text={text} onEscape={hide} />}
    </>
  );
}

function createDelay() {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    start: (then: () => void) => {
      clearTimeout(timer);
      timer = setTimeout(then, DELAY_MS);
    },
    stop: () => clearTimeout(timer),
  };
}

function Bubble({ anchor, text, onEscape }: { anchor: HTMLElement; text: string; onEscape: () => void }) {
  const ref = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const bubble = ref.current;
    if (!bubble) return;
    lift(bubble);
    const size = { width: bubble.offsetWidth, height: bubble.offsetHeight };
    const view = { width: document.documentElement.clientWidth, height: window.innerHeight };
    const at = place(anchor.getBoundingClientRect(), size, view, { align: 'center', gap: 6 });
    bubble.style.left = `${at.left}px`;
    bubble.style.top = `${at.top}px`;
  }, [anchor, text]);
  useEffect(() => {
    const escape = (event: KeyboardEvent) => event.key === 'Escape' && onEscape();
    document.addEventListener('keydown', escape);
    document.addEventListener('scroll', onEscape, { capture: true, passive: true });
    return () => {
      document.removeEventListener('keydown', escape);
      document.removeEventListener('scroll', onEscape, { capture: true });
    };
  });
  return (
    <span ref={ref} {...liftable} role="tooltip" className={css.bubble} dir="auto">
      {text}
    </span>
  );
}
