import { lazy, Suspense, useState } from 'react';
import type { Unreadable } from '~/skyvern/timeline';
import css from './TimelineRow.module.css';
import { loadPart } from '~/ui/loadPart';

const RawItemDialog = lazy(
  loadPart(async () => ({ default: (await import('./RawItemDialog')).RawItemDialog })),
);

/** Leads from an item that could not be read to what the server sent. */
export function RawItem({ unreadable }: { unreadable: Unreadable }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" tabIndex={-1} className={css.raw} onClick={() => setOpen(true)}>
        Raw JSON
      </button>
      {open && (
        <Suspense fallback={null}>
          <RawItemDialog unreadable={unreadable} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
