import { createContext, use, useCallback, useState, type ReactNode } from 'react';
import css from './Announcer.module.css';

const Context = createContext<(text: string) => void>(() => undefined);

/** Says a sentence to a screen reader, politely, without showing it. The same sentence twice is said twice. */
export const useAnnounce = (): ((text: string) => void) => use(Context);

/** Holds the live region of `useAnnounce`. Once, around the app. */
export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', times: 0 });
  const announce = useCallback((text: string) => setSaid(({ times }) => ({ text, times: times + 1 })), []);
  return (
    <Context value={announce}>
      {children}
      <div className={css.region} aria-live="polite" aria-atomic="true">
        {said.text && <span key={said.times}>{said.text}</span>}
      </div>
    </Context>
  );
}
