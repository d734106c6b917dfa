/** How a search is read and what it finds: loaded when something is searched for the first time. */
export { hitRanges } from '~/model/search/hitRanges';
export { hitNumber, matchSliced, matchTimeline, nextHit } from '~/model/search/match';
export { parseQuery } from '~/model/search/query';
