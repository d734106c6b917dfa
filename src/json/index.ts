export { ExactNumber, isExactNumber } from './exactNumber';
export { jsonPath, type PathSegment } from './jsonPath';
export { hasOwnOrder, orderedKeys } from './keyOrder';
export { parseExact } from './parseExact';
export { JsonSyntaxError } from './syntaxError';
export { stringifyExact } from './stringifyExact';
