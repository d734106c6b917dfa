import { useEffect, useRef } from 'react';
import { IconButton } from '~/ui/IconButton';
import css from './Lightbox.module.css';

/** The picture over the whole window, scrolling where it is larger; Esc and a click beside it close. */
export function Lightbox({ url, onClose }: { url: string; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.lightbox}
      aria-label="Picture"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={css.close}>
        <IconButton icon="x" label="Close" size="touch" kind="default" onClick={onClose} />
      </div>
      <img className={css.picture} src={url} alt="The page, large" />
    </dialog>
  );
}
