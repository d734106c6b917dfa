/** The measures of a row that its level decides, CSS pixels from the row's left edge. */
export const STEP = 20;
export const PHONE_STEP = 16;
export const DEEP_STEP = 8;
/** The last level that steps in fully, and the last one that steps in at all. */
const FULL_TO = 6;
const DEEP_TO = 14;
/** Chevron, icon and gap before the text, the space after it, and the least room for the text itself. */
const BEFORE_TEXT = 52;
const AFTER_TEXT = 12;
const LEAST_TEXT = 200;
/** Centre of the icon of a row at the top level. */
const RAIL = 36;

/** How far a level is moved in, when nothing but the level counts. */
function wanted(level: number, phone: boolean): number {
  const step = phone ? PHONE_STEP : STEP;
  return step * Math.min(level, FULL_TO) + DEEP_STEP * clamp(level - FULL_TO, DEEP_TO - FULL_TO);
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(value, most));

/**
 * How far the row of a level (0 at the top) is moved in. Levels step by 20, deep ones by 8, then no more; no level
 * leaves less than 200 for its text in a timeline of `width`. `phone` steps by 16.
 */
export function indentOf(level: number, width: number, phone = false): number {
  const room = Math.max(0, width - BEFORE_TEXT - AFTER_TEXT - LEAST_TEXT);
  return Math.min(wanted(level, phone), room);
}

/** The level as it is said beside the name where the row stands no further in than its parent's; else null. */
export function levelChip(level: number, width: number, phone = false): string | null {
  if (level === 0 || indentOf(level, width, phone) > indentOf(level - 1, width, phone)) return null;
  return `level ${level + 1}`;
}

/** The rails of a row's ancestors, one under the centre of each ancestor's icon: two runs of lines at equal steps. */
export interface Rails {
  /** Rails at the regular step, from the first level on. */
  regular: number;
  /** Rails at the deep step, and where the first of them stands. */
  deep: number;
  deepFrom: number;
}

/** Which rails the row of a level draws. Levels that stand no further in than the one before have none of their own. */
export function railsOf(level: number, width: number, phone = false): Rails {
  const step = phone ? PHONE_STEP : STEP;
  const rails: Rails = { regular: 0, deep: 0, deepFrom: 0 };
  for (let above = 0; above < Math.min(level, DEEP_TO + 1); above++) {
    const at = indentOf(above, width, phone);
    if (at === above * step && rails.deep === 0) rails.regular++;
    else if (rails.deep === 0 && at > (above - 1) * step) {
      rails.deep = 1;
      rails.deepFrom = RAIL + at;
    } else if (RAIL + at === rails.deepFrom + rails.deep * DEEP_STEP) rails.deep++;
    else break;
  }
  return rails;
}
