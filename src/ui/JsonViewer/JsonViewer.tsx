import type { ReactNode } from 'react';
import { stringifyExact, type PathSegment } from '~/json';
import { CopyButton } from '../CopyButton';

/** A server's mark in place of data. */
export interface JsonNotice {
  /** Said in its place: "Cut by the server: 3.1 MB of 5.2 MB kept". */
  text: string;
  /** For a string: how many of its characters are data. The rest is the mark and is not shown as data. */
  keep?: number;
}

/** Recognises such marks. Asked for every object and, when a line is drawn, for its string. */
export type FindNotice = (value: unknown, key: PathSegment | null) => JsonNotice | null;

export interface JsonViewerProps {
  /** As `parseExact` gave it. */
  value: unknown;
  /** Name of the downloaded file, with `.json`. */
  name: string;
  /** Compact: at most so many lines, then "Show all n lines". */
  maxRows?: number;
  /** full: search, folds, wrap, copy, download · small: copy and download · none. */
  toolbar?: 'full' | 'small' | 'none';
  /** Left in the toolbar: a heading, segments. */
  heading?: ReactNode;
  notices?: FindNotice;
}

/** JSON with line numbers, folds and search. */
export function JsonViewer({ value, name, heading }: JsonViewerProps) {
  const text = stringifyExact(value, 2);
  return (
    <div data-json-viewer={name}>
      {heading}
      <CopyButton text={text} />
      <pre>{text}</pre>
    </div>
  );
}
