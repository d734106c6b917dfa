import { lazy, Suspense, useEffect, type ComponentType } from 'react';
import { openRunDialog, useRunDialog, type RunDialog } from './runDialogs';
import { ErrorBoundary } from '~/ui/ErrorBoundary';
import { loadPart } from '~/ui/loadPart';

export interface RunDialogProps {
  open: boolean;
  onClose: () => void;
}

/** Each dialog loads when it is first opened. */
const DIALOGS: Record<RunDialog, ComponentType<RunDialogProps>> = {
  api: lazy(loadPart(async () => ({ default: (await import('./ApiDialog')).ApiDialog }))),
  rerun: lazy(loadPart(async () => ({ default: (await import('./RerunDialog')).RerunDialog }))),
  cancel: lazy(loadPart(async () => ({ default: (await import('./CancelDialog')).CancelDialog }))),
  artifacts: lazy(loadPart(async () => ({ default: (await import('./ArtifactsDialog')).ArtifactsDialog }))),
};

const close = () => openRunDialog(null);

/** The dialog of this run that was opened, by whichever panel. Once on a run page. */
export function RunDialogs() {
  const open = useRunDialog();
  // Another run is another page: its dialogs start closed.
  useEffect(() => close, []);
  if (!open) return null;
  const Shown = DIALOGS[open];
  return (
    <ErrorBoundary name="The dialog" resetKey={open} quiet onCrash={close}>
      <Suspense fallback={null}>
        <Shown open onClose={close} />
      </Suspense>
    </ErrorBoundary>
  );
}
