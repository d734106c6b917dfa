import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { useAnnounce } from '../Announcer';
import type { LineListHandle } from '../Lines/LineList';
import { rowOf } from './folds';
import { actionOf } from './jsonKeys';
import { lineText } from './lineText';
import type { JsonView } from './useJsonView';

interface Target {
  line: number;
  /** `center`: somewhere else than the reader was. */
  align: 'auto' | 'center';
}

/** The line that the reader stands on (-1: none), moved by keys, by a click and by a search. */
export function useCursor(view: JsonView) {
  const { lines, folds, rows, visible } = view;
  const [line, setLine] = useState(-1);
  const [target, setTarget] = useState<Target | null>(null);
  const list = useRef<LineListHandle>(null);
  const announce = useAnnounce();
  // The lines of a new value may be fewer.
  const current = line < view.count ? line : -1;

  // After the render, because what hid the line must have been opened first.
  const scroll = useEffectEvent((to: Target) => {
    list.current?.scrollTo(rowOf(rows.line, to.line), to.align);
    if (to.align === 'center') list.current?.showMatch();
  });
  useEffect(() => {
    if (target) scroll(target);
  }, [target]);

  return {
    list,
    current,
    pick: setLine,
    show: (to: number) => {
      view.reveal(to);
      setLine(to);
      setTarget({ line: to, align: 'center' });
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const page = list.current?.page() ?? 20;
      const action = actionOf(event.key, { lines, folds, visible, current, page });
      if (!action) return;
      event.preventDefault();
      if ('toggle' in action) {
        view.toggle(action.toggle);
        return;
      }
      setLine(action.move);
      setTarget({ line: action.move, align: 'auto' });
      announce(`${action.move + 1}: ${lineText(lines, action.move).slice(0, 300)}`);
    },
  };
}
