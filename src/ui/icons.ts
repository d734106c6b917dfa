import shapes from 'virtual:icon-shapes';
import type { ICON_NAMES } from './iconNames';

export type IconName = (typeof ICON_NAMES)[number];

/** The drawing of a name: the data of one path, to be stroked in a field of 24 by 24. Draw it with `<Icon name>`. */
export const iconShape = (name: IconName): string | undefined => shapes[name];

/** Whether a word from elsewhere (a table of block types, say) names one of our icons. */
export const isIconName = (name: string): name is IconName => Object.hasOwn(shapes, name);
