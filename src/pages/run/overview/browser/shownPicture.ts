import type { ItemPictures, Picture } from '~/model/pictures/picture';

/** The picture that an item is shown with, and whether it merely stands in for one of its own. */
export interface ShownPicture {
  picture: Picture;
  substitute: boolean;
}

/** What stands for an item on the side asked for: its own picture, else the nearest one; null where there is none. */
export function shownPicture(pictures: ItemPictures | null, side: 'before' | 'after'): ShownPicture | null {
  if (!pictures) return null;
  if (side === 'before' && pictures.before) return { picture: pictures.before, substitute: false };
  if (pictures.after) return { picture: pictures.after, substitute: false };
  const substitute = pictures.absence?.substitute ?? pictures.before;
  return substitute ? { picture: substitute, substitute: true } : null;
}
