import type { Picture, PictureAbsence } from '~/model/pictures/picture';

/** What is said beside a picture that is not simply the item's own. `from` names the item it was taken for. */
export function saidBeside(picture: Picture, from: string | null): string | null {
  switch (picture.how) {
    case 'own':
      return null;
    case 'final':
      return 'Page at the end';
    case 'by-order':
      return 'Matched by order';
    case 'block-start':
      return 'Page when the block started';
    case 'at-decision':
      return 'Page at decision';
    case 'descendant':
      return from ? `From ${from}` : 'From an item inside';
    case 'nearest-earlier':
      return from ? `Nearest earlier picture, from ${from}` : 'Nearest earlier picture';
  }
}

/** Why an item has no picture: a title and a sentence. `from` names the item of the picture shown in its place. */
export function saidOfAbsence(
  why: PictureAbsence,
  kind: string,
  from: string | null,
): { title: string; sentence: string } {
  const below = from ? ` Below is the one before it, from ${from}.` : '';
  switch (why) {
    case 'never':
      return { title: 'No picture', sentence: `No picture was taken of this ${kind}.${below}` };
    case 'not-yet':
      return { title: 'Not there yet', sentence: `Pictures arrive when the step ends.${below}` };
    case 'no-browser':
      return { title: 'No picture', sentence: 'No browser was open when this happened.' };
    case 'archived':
      return {
        title: 'Picture archived',
        sentence: `The server has moved it to storage that this page cannot open.${below}`,
      };
    case 'unknown':
      return { title: 'No picture', sentence: 'The server’s list of pictures could not be read.' };
  }
}
