import {
  useEffect,
  useId,
  useRef,
  type FormEvent,
  type ReactNode,
  type RefObject,
  type SyntheticEvent,
} from 'react';
import css from './Dialog.module.css';
import { IconButton } from './IconButton';

/** confirm 420 · normal 560 · form 640 · wide 760 px · sheet: as wide as the window, from its bottom. */
export type DialogWidth = 'confirm' | 'normal' | 'form' | 'wide' | 'sheet';

export interface DialogProps {
  open: boolean;
  /** Asked by Escape, the close button and a click beside it. The caller then gives `open={false}`. */
  onClose: () => void;
  title: string;
  /** After the title, in the second colour. It is not part of the name. */
  subtitle?: ReactNode;
  width?: DialogWidth;
  /** Buttons, the doing one last (right). */
  foot?: ReactNode;
  /** Before the buttons, at the left of the foot. */
  footNote?: ReactNode;
  /** What gets the focus on opening; else the first field, else the first button of the body, else the dialog. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** False for forms, whose input a slip of the mouse would lose. */
  backdropCloses?: boolean;
  /** Makes body and foot one form: a `type="submit"` button in the foot then submits it. */
  onSubmit?: () => void;
  children: ReactNode;
}

/** A modal dialog. Nothing of it exists while it is closed; closing gives the focus back to where it was. */
export function Dialog(props: DialogProps) {
  return props.open ? <OpenDialog {...props} /> : null;
}

const FIELDS = 'input:not([type="hidden"]), textarea, select';

function OpenDialog(props: DialogProps) {
  const {
    onClose,
    title,
    subtitle,
    width = 'normal',
    foot,
    footNote,
    initialFocus,
    onSubmit,
    backdropCloses = true,
    children,
  } = props;
  const ref = useRef<HTMLDialogElement>(null);
  const bodyRef = useRef<HTMLDivElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    const before = document.activeElement;
    if (typeof dialog.showModal === 'function') dialog.showModal();
    else dialog.open = true;
    const first = initialFocus?.current ?? bodyRef.current?.querySelector<HTMLElement>(FIELDS);
    (first ?? bodyRef.current?.querySelector<HTMLElement>('a[href], button') ?? dialog).focus();
    return () => {
      if (typeof dialog.close === 'function') dialog.close();
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [initialFocus]);

  const cancel = (event: SyntheticEvent) => {
    event.preventDefault();
    if (event.target === ref.current) onClose();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  };
  const inside = (
    <>
      <div ref={bodyRef} className={css.body}>
        {children}
      </div>
      {(foot || footNote) && (
        <footer className={css.foot}>
          <div className={css.note}>{footNote}</div>
          {foot}
        </footer>
      )}
    </>
  );
  return (
    // The backdrop belongs to the dialog element, so a press on the element itself is a press beside the content.
    <dialog
      ref={ref}
      className={css.dialog}
      data-width={width}
      aria-labelledby={titleId}
      tabIndex={-1}
      onCancel={cancel}
      onPointerDown={(event) => backdropCloses && event.target === ref.current && onClose()}
    >
      <div className={css.content}>
        <header className={css.head}>
          <h2 id={titleId}>{title}</h2>
          <div className={css.subtitle}>{subtitle}</div>
          {width !== 'confirm' && <IconButton icon="x" label="Close" onClick={onClose} />}
        </header>
        {onSubmit ? (
          <form className={css.form} onSubmit={submit} noValidate>
            {inside}
          </form>
        ) : (
          inside
        )}
      </div>
    </dialog>
  );
}
