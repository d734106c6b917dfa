/** What is concluded from a timeline: loaded after its first cards are drawn. */
export { analyse } from '~/model/failure/analyse';
export { buildPictures } from '~/model/pictures';
