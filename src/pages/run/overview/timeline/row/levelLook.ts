import { indentOf, levelChip, railsOf, type Rails } from '../window/rowGeometry';

/** What a row's level decides of its look. */
export interface LevelLook {
  indent: number;
  rails: Rails;
  levelChip: string | null;
}

const kept = new Map<string, LevelLook>();
/** Widths that a splitter went through are not looked at again. */
const MOST = 500;

/** The look of a level in a timeline of `width`; the same object for the same level, so that rows need not be drawn anew. */
export function levelLook(level: number, width: number, phone: boolean): LevelLook {
  const key = `${level} ${width} ${phone}`;
  let look = kept.get(key);
  if (!look) {
    if (kept.size >= MOST) kept.clear();
    look = {
      indent: indentOf(level, width, phone),
      rails: railsOf(level, width, phone),
      levelChip: levelChip(level, width, phone),
    };
    kept.set(key, look);
  }
  return look;
}
