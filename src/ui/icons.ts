import source from 'virtual:icon-shapes';
import type { ICON_NAMES } from './iconNames';

export type IconName = (typeof ICON_NAMES)[number];

/** Without the icons for so long, the page is drawn without them. */
const LONGEST_MS = 2_000;

let shapes: Readonly<Record<string, string>> = typeof source === 'string' ? {} : source;

/** Asks for the icons where they are in a file of their own. Never fails: without them names draw nothing. */
export async function loadIcons(): Promise<void> {
  if (typeof source !== 'string') return;
  try {
    const answer = await fetch(source, { signal: AbortSignal.timeout(LONGEST_MS) });
    shapes = (await answer.json()) as typeof shapes;
  } catch {
    // A page without pictures still says everything in words.
  }
}

/** The drawing of a name: the data of one path, to be stroked in a field of 24 by 24. Draw it with `<Icon name>`. */
export const iconShape = (name: IconName): string | undefined => shapes[name];

/** Whether a word from elsewhere (a table of block types, say) names one of our icons. */
export const isIconName = (name: string): name is IconName => Object.hasOwn(shapes, name);
