import type { Unreadable } from '~/skyvern/timeline';
import { Dialog } from '~/ui/Dialog';
import { JsonViewer } from '~/ui/JsonViewer/JsonViewer';
import css from './RawItemDialog.module.css';

/** What the server sent in place of an item, and why it could not be read. */
export function RawItemDialog({ unreadable, onClose }: { unreadable: Unreadable; onClose: () => void }) {
  const { path, reason, raw } = unreadable;
  return (
    <Dialog open onClose={onClose} title="Item could not be read" width="wide">
      <p className={css.why} dir="auto">
        <code>{path}</code>: {reason}
      </p>
      <JsonViewer value={raw} name="item.json" toolbar="small" />
    </Dialog>
  );
}
