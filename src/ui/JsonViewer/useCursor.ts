import { useEffect, useEffectEvent, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useAnnounce } from '../Announcer';
import type { LineListHandle } from '../Lines/LineList';
import { rowOf } from './folds';
import { actionOf } from './jsonKeys';
import { lineText } from './lineText';
import { samePlaces } from './samePlaces';
import type { JsonView } from './useJsonView';
import { useStable } from './useStable';

interface Target {
  line: number;
  /** `center`: somewhere else than the reader was. */
  align: 'auto' | 'center';
}

/** The line that the reader stands on (-1: none), moved by keys, by a click and by a search. */
export function useCursor(view: JsonView) {
  const { lines, count, folds, rows, visible } = view;
  const [at, setAt] = useState({ lines, line: -1 });
  const [target, setTarget] = useState<Target | null>(null);
  const list = useRef<LineListHandle>(null);
  const announce = useAnnounce();
  // In another value it stays at the same path, where that has one.
  const current = useMemo(() => {
    if (at.lines === lines || at.line < 0) return at.line;
    return samePlaces(at.lines, lines, count).indexOf(at.lines.start(at.line));
  }, [at, lines, count]);
  const setLine = (line: number) => setAt({ lines, line });

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
    pick: useStable(setLine),
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
