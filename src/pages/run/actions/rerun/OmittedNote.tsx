import { Button } from '~/ui/Button';
import { Icon } from '~/ui/Icon';
import type { Omissions } from '../omissions';
import { OmittedNames } from '../OmittedNames';
import css from './RerunForm.module.css';

interface OmittedNoteProps {
  omissions: Omissions;
  /** The server repeats the run by itself, and has all of it. */
  copiedByServer: boolean;
  /** Shows the fields in which it can be entered; null: none of them is hidden. */
  onEnter: (() => void) | null;
}

/** What the API does not give back, so that nobody takes an edited run for a faithful copy. */
export function OmittedNote({ omissions, copiedByServer, onEnter }: OmittedNoteProps) {
  if (omissions.size === 0) return null;
  return (
    <div className={css.omitted} role="note" aria-label="Not given back by the API">
      <Icon name="eye-off" />
      <div>
        <p>
          {copiedByServer
            ? 'Unchanged, the server repeats the run with everything it had. With changes, left out unless entered:'
            : 'Left out unless entered:'}
        </p>
        <OmittedNames omissions={omissions} />
      </div>
      {onEnter && (
        <Button size="small" onClick={onEnter}>
          Enter
        </Button>
      )}
    </div>
  );
}
