import { jsonPath } from '~/json';
import { Button } from '../Button';
import { CopyButton } from '../CopyButton';
import css from './JsonViewer.module.css';
import type { JsonLines } from './lines';

export interface JsonFootProps {
  lines: JsonLines;
  line: number;
  folded: boolean;
  broken: boolean;
  text: () => string;
  onFold: (line: number) => void;
  onBreaks: (line: number) => void;
  /** Given for a string that is drawn only in part. */
  onDownload: (() => void) | undefined;
}

/** Below the lines: where the current one is, and what can be done with it. */
export function JsonFoot({ lines, line, folded, broken, text, onFold, onBreaks, onDownload }: JsonFootProps) {
  const path = jsonPath(lines.path(line));
  const value = lines.value(line);
  const kind = lines.kind(line);
  return (
    <div className={css.foot} role="group" aria-label="Current value">
      <code className={css.path} dir="auto">
        {path}
      </code>
      {kind === 'open' && (
        <Button kind="quiet" size="small" onClick={() => onFold(line)}>
          {folded ? 'Unfold' : 'Fold'}
        </Button>
      )}
      {typeof value === 'string' && (broken || /[\r\n]/.test(value)) && (
        <Button kind="quiet" size="small" aria-pressed={broken} onClick={() => onBreaks(line)}>
          Line breaks
        </Button>
      )}
      {onDownload && (
        <Button kind="quiet" size="small" onClick={onDownload}>
          Download value
        </Button>
      )}
      <CopyButton key={`value ${path}`} label="Copy value" text={text} />
      <CopyButton key={`path ${path}`} label="Copy path" icon="braces" text={path} />
    </div>
  );
}
