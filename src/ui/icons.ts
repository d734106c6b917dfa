import sprite from 'virtual:icon-sprite';
import { ICON_NAMES } from './iconNames';

export type IconName = (typeof ICON_NAMES)[number];

const names: ReadonlySet<string> = new Set(ICON_NAMES);

/** Where an icon is drawn: for `<use href>`, in a field of 24 by 24, to be stroked. Draw it with `<Icon name>`. */
export const iconAddress = (name: IconName): string => `${sprite}#${name}`;

/** Whether a word from elsewhere (a table of block types, say) names one of our icons. */
export const isIconName = (name: string): name is IconName => names.has(name);
