import { useRef, type ReactNode } from 'react';
import { Button } from './Button';
import css from './ConfirmDialog.module.css';
import { Dialog } from './Dialog';
import type { IconName } from './icons';

export interface ConfirmDialogProps {
  open: boolean;
  onClose: () => void;
  onConfirm: () => void;
  title: string;
  children: ReactNode;
  confirmLabel: string;
  /** Gets the focus on opening: doing nothing is the safe answer. */
  keepLabel?: string;
  /** `danger` for what cannot be undone. */
  kind?: 'danger' | 'primary';
  icon?: IconName | undefined;
  busy?: boolean | undefined;
  /** Why it failed, below the question. */
  error?: string | null | undefined;
}

/** One question with two answers. The dialog's name is its title. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const {
    open,
    onClose,
    onConfirm,
    title,
    children,
    confirmLabel,
    keepLabel = 'Close',
    kind = 'danger',
  } = props;
  const keepRef = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={title}
      width="confirm"
      initialFocus={keepRef}
      foot={
        <>
          <Button ref={keepRef} className={css.keep} onClick={onClose}>
            {keepLabel}
          </Button>
          <Button kind={kind} icon={props.icon} busy={props.busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {props.error && (
        <p role="alert" className={css.error} dir="auto">
          {props.error}
        </p>
      )}
    </Dialog>
  );
}
