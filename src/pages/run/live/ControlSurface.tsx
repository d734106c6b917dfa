import { useEffect, useId, useRef } from 'react';
import { KEYBOARD } from './controlWords';
import css from './ControlSurface.module.css';
import type { Steering } from './useControl';
import { useKeyControl } from './useKeyControl';
import { usePointerControl, type PageSize } from './usePointerControl';

/**
 * Lies over the live picture while the reader has control and hands on what is done there. The keyboard belongs to an
 * unseen text area, so that input methods, phones and screen readers type as into any field.
 */
export function ControlSurface({ page, steering }: { page: PageSize; steering: Steering }) {
  const { send, release } = steering;
  const surface = useRef<HTMLDivElement>(null);
  const keyboard = useRef<HTMLTextAreaElement>(null);
  const pointer = usePointerControl(surface, page, send);
  const keys = useKeyControl(send, release);
  const hint = useId();
  useEffect(() => keyboard.current?.focus({ preventScroll: true }), []);
  return (
    <div
      ref={surface}
      className={css.surface}
      role="presentation"
      {...pointer}
      onMouseDown={(event) => {
        pointer.onMouseDown(event);
        keyboard.current?.focus({ preventScroll: true });
      }}
    >
      <textarea
        ref={keyboard}
        className={css.keyboard}
        aria-label="Keyboard of the run’s browser"
        aria-describedby={hint}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        spellCheck={false}
        data-own-keys
        {...keys}
      />
      <span id={hint} hidden>
        {KEYBOARD}
      </span>
    </div>
  );
}
