export type PathSegment = string | number;

/**
 * The JSONPath (RFC 9535) of a place: `$.results[0].price`, `$['odd key']`, `$` for the whole.
 * Names that are no plain words stand in quotes, with quotes, backslashes and control characters escaped.
 */
export function jsonPath(segments: readonly PathSegment[]): string {
  let path = '$';
  for (const segment of segments) {
    if (typeof segment === 'number') path += `[${segment}]`;
    else if (/^[A-Za-z_]\w*$/.test(segment)) path += `.${segment}`;
    else path += `['${escapeName(segment)}']`;
  }
  return path;
}

function escapeName(name: string): string {
  const inDoubleQuotes = JSON.stringify(name).slice(1, -1);
  return inDoubleQuotes.replaceAll('\\"', '"').replaceAll("'", "\\'");
}
