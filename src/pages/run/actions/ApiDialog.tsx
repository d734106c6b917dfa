import { useRef } from 'react';
import { Button } from '~/ui/Button';
import { Dialog } from '~/ui/Dialog';
import { RequestPart } from './request/RequestPart';
import type { RunDialogProps } from './RunDialogs';
import { WebhookPart } from './webhook/WebhookPart';

/** The request that reproduces this run, as a program; and its webhook, to be sent once more. */
export function ApiDialog({ open, onClose }: RunDialogProps) {
  // The first field is far below: a phone would scroll to it and show its keyboard.
  const copyRef = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="API & Webhooks"
      width="wide"
      initialFocus={copyRef}
      foot={<Button onClick={onClose}>Close</Button>}
    >
      <RequestPart copyRef={copyRef} />
      <WebhookPart />
    </Dialog>
  );
}
