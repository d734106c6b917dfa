interface Room {
  /** Pixels there are. */
  room: number;
  gap: number;
  /** Pixels that the button for the rest takes. */
  more: number;
  atMost: number;
}

/**
 * How many of the things with these widths, from the left, fit beside one another. Where not all do, the button for the
 * rest must fit too. Without a layout (every width 0: not drawn yet) nothing is left out for want of room.
 */
export function howManyFit(widths: readonly number[], { room, gap, more, atMost }: Room): number {
  const allowed = Math.min(widths.length, atMost);
  if (widths.every((width) => width === 0)) return allowed;
  const whole = widths.reduce((sum, width) => sum + width + gap, -gap);
  if (allowed === widths.length && whole <= room) return allowed;
  let used = more;
  let count = 0;
  for (const width of widths.slice(0, allowed)) {
    used += width + gap;
    if (used > room) break;
    count += 1;
  }
  return count;
}
