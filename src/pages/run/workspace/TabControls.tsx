import { createContext, useContext, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** The right end of the tab row, where the open tab puts its own controls. */
export const TabControlsSlot = createContext<HTMLElement | null>(null);

/** Draws `children` at the right end of the tab row while the tab is open. */
export function TabControls({ children }: { children: ReactNode }) {
  const slot = useContext(TabControlsSlot);
  return slot && createPortal(children, slot);
}
