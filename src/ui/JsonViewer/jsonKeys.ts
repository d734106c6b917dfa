import { rowOf, type Folds } from './folds';
import type { JsonLines } from './lines';

export type KeyAction = { move: number } | { toggle: number } | null;

/** What a key does on line `current` (-1: none yet): the line it moves to, or the fold that it turns. */
export function actionOf(
  key: string,
  {
    lines,
    folds,
    visible,
    current,
    page,
  }: {
    lines: JsonLines;
    folds: Folds;
    visible: Int32Array;
    current: number;
    page: number;
  },
): KeyAction {
  const last = visible.length - 1;
  const row = current < 0 ? -1 : rowOf(visible, current);
  const to = (wanted: number): KeyAction => {
    const line = visible[Math.max(0, Math.min(last, wanted))];
    return line === undefined ? null : { move: line };
  };
  const opens = current >= 0 && lines.kind(current) === 'open';
  switch (key) {
    case 'ArrowDown':
      return to(row + 1);
    case 'ArrowUp':
      return to(row - 1);
    case 'PageDown':
      return to(row + page);
    case 'PageUp':
      return to(row - page);
    case 'Home':
      return to(0);
    case 'End':
      return to(last);
    case 'ArrowRight':
      if (!opens) return null;
      return folds[current] ? { toggle: current } : to(row + 1);
    case 'ArrowLeft': {
      if (opens && !folds[current]) return { toggle: current };
      const parent = lines.around(current)[0];
      return parent === undefined ? null : { move: parent };
    }
    case 'Enter':
    case ' ':
      return opens ? { toggle: current } : null;
    default:
      return null;
  }
}
