import {
  createContext,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import { Button } from './Button';
import { Icon } from './Icon';
import { IconButton } from './IconButton';
import { lift, liftable } from './topLayer';
import css from './Toasts.module.css';

export interface Toast {
  text: string;
  /** `bad` stays until it is closed; the others go after 5 s. */
  tone?: 'ok' | 'bad' | 'idle';
  action?: { label: string; onSelect: () => void };
}

interface Shown extends Toast {
  id: number;
}

const SHOWN_MS = 5_000;
const AT_MOST = 2;

/** For class components; others use `useToast`. */
export const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

/** Shows a sentence at the bottom left. A third one pushes the oldest out; the same text replaces its earlier self. */
export const useToast = (): ((toast: Toast) => void) => use(ToastContext);

/** Holds the toasts. Once, around the app, inside `AnnouncerProvider` or around it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Shown[]>([]);
  const nextId = useRef(0);
  const show = useCallback((toast: Toast) => {
    const id = (nextId.current += 1);
    setToasts((now) => [...now.filter(({ text }) => text !== toast.text), { ...toast, id }].slice(-AT_MOST));
  }, []);
  const close = useCallback((id: number) => setToasts((now) => now.filter((toast) => toast.id !== id)), []);
  const ref = useRef<HTMLDivElement>(null);
  const newest = toasts.at(-1)?.id;
  useEffect(() => {
    // Lifted again for each, so that it also stands over a dialog that opened meanwhile.
    if (newest !== undefined && ref.current) lift(ref.current);
  }, [newest]);
  return (
    <ToastContext value={show}>
      {children}
      <div
        ref={ref}
        {...liftable}
        className={css.toasts}
        role="log"
        aria-label="Messages"
        data-empty={newest === undefined}
      >
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} onClose={() => close(toast.id)} />
        ))}
      </div>
    </ToastContext>
  );
}

function ToastCard({ toast, onClose }: { toast: Shown; onClose: () => void }) {
  const { text, tone = 'ok', action } = toast;
  const [held, setHeld] = useState(false);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (tone === 'bad' || held) return;
    const timer = setTimeout(() => close(), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [tone, held]);
  return (
    <div
      className={css.toast}
      data-tone={tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon name={({ ok: 'check', bad: 'circle-x', idle: 'info' } as const)[tone]} />
      <span className={css.text} dir="auto">
        {text}
      </span>
      {action && (
        <Button
          kind="quiet"
          size="small"
          onClick={() => {
            onClose();
            action.onSelect();
          }}
        >
          {action.label}
        </Button>
      )}
      {tone === 'bad' && <IconButton icon="x" label="Close message" onClick={onClose} />}
    </div>
  );
}
