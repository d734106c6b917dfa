import type { PathSegment } from '~/json';

/** A server's mark in place of data. */
export interface JsonNotice {
  /** Said in its place: "Cut by the server: 2.0 MB of 5.2 MB kept". */
  text: string;
  /** For a string: how many of its characters are data. The rest is the mark and is not drawn as data. */
  keep?: number;
}

/** Recognises such marks. Asked for every list and object and, when a line is drawn, for its string. */
export type FindNotice = (value: unknown, key: PathSegment | null) => JsonNotice | null;
