import { lazy, Suspense, useState } from 'react';
import { Button } from '~/ui/Button';
import { MainButton } from '../header/RunButtons';
import { useSelection } from '../workspace/selection';
import css from './Phone.module.css';
import { loadPart } from '~/ui/loadPart';

const DetailsSheet = lazy(loadPart(async () => ({ default: (await import('./DetailsSheet')).DetailsSheet })));

/** On a phone: the details of the selected item, and the run's main button, within reach of the thumb. */
export function PhoneBar() {
  const { node } = useSelection();
  const [open, setOpen] = useState(false);
  return (
    <div className={css.bar}>
      <Button
        size="touch"
        icon="chevron-up"
        disabledReason={node ? null : 'No item is selected'}
        onClick={() => setOpen(true)}
      >
        Details
      </Button>
      <MainButton size="touch" />
      {open && node && (
        <Suspense fallback={null}>
          <DetailsSheet node={node} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
