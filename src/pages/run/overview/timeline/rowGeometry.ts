/** The measures of a row that its level decides, CSS pixels from the row's left edge. */
const STEP = 20;
const DEEP_STEP = 8;
const PHONE_STEP = 16;
/** The last level that steps in fully, and the last one that steps in at all. */
const FULL_TO = 6;
const DEEP_TO = 14;
/** Chevron, icon and gap before the text, the space after it, and the least room for the text itself. */
const BEFORE_TEXT = 52;
const AFTER_TEXT = 12;
const LEAST_TEXT = 200;

/** How far a level is moved in, when nothing but the level counts. */
function wanted(level: number, phone: boolean): number {
  if (phone) return PHONE_STEP * Math.min(level, FULL_TO) + DEEP_STEP * clamp(level - FULL_TO, DEEP_TO - FULL_TO);
  return STEP * Math.min(level, FULL_TO) + DEEP_STEP * clamp(level - FULL_TO, DEEP_TO - FULL_TO);
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

/** Where the rails of a row's ancestors stand: distinct positions of the centre of each ancestor's icon. */
export function railsOf(level: number, width: number, phone = false): readonly number[] {
  const rails: number[] = [];
  for (let above = 0; above < Math.min(level, DEEP_TO + 1); above++) {
    const at = indentOf(above, width, phone);
    if (at !== rails.at(-1)) rails.push(at);
  }
  return rails;
}
