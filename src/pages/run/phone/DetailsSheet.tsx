import { useEffect, useRef } from 'react';
import type { TimelineNode } from '~/model/timeline/timeline';
import { IconButton } from '~/ui/IconButton';
import { EvidenceStrip } from '../evidence/EvidenceStrip';
import { Details } from '../overview/details/Details';
import css from './Phone.module.css';

/** The details of an item from the bottom of the window, with the evidence on top; Esc and a tap beside it close. */
export function DetailsSheet({ node, onClose }: { node: TimelineNode; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const sheet = dialog.current;
    sheet?.showModal();
    return () => sheet?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.sheet}
      aria-label="Details of the item"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={css.grip} aria-hidden="true" />
      <div className={css.close}>
        <IconButton icon="x" label="Close details" size="touch" onClick={onClose} />
      </div>
      <EvidenceStrip itemId={node.id} look="sheet" />
      <Details node={node} />
    </dialog>
  );
}
