import { useEffect } from 'react';

const CONTROLS = ['a[href]', 'button', 'input', 'select', 'textarea', 'summary', '[tabindex="0"]']
  .map((control) => `${control}:not([tabindex="-1"])`)
  .join();

/** What had the focus, as far as what takes its place can be told by it. */
interface Held {
  element: HTMLElement;
  tag: string;
  name: string;
  /** What it stood in and has a name, innermost first. */
  around: readonly { element: Element; label: string }[];
}

const nameOf = (element: Element): string =>
  element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';

function hold(element: HTMLElement): Held {
  const around: { element: Element; label: string }[] = [];
  for (let at = element.parentElement; at; at = at.parentElement) {
    const label = at.getAttribute('aria-label');
    if (label) around.push({ element: at, label });
  }
  return { element, tag: element.tagName, name: nameOf(element), around };
}

/** The control of the same name where it was, else the first one there; else the tab that is shown. */
function successorOf({ tag, name, around }: Held): HTMLElement | null {
  for (const { element, label } of around) {
    const place = element.isConnected
      ? element
      : document.querySelector(`[aria-label="${CSS.escape(label)}"]`);
    const controls = [...(place?.querySelectorAll<HTMLElement>(CONTROLS) ?? [])].filter((control) =>
      control.checkVisibility(),
    );
    const same = controls.find((control) => control.tagName === tag && nameOf(control) === name);
    if (same ?? controls[0]) return same ?? controls[0] ?? null;
  }
  return document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
}

/**
 * Keeps the focus from being lost when what has it is taken away: another item's details, a panel that changed, a button
 * that did its work. What took its place gets it.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    let held: Held | null = null;
    const restore = () => {
      const lost = document.activeElement === null || document.activeElement === document.body;
      if (held && lost && !held.element.isConnected) successorOf(held)?.focus({ preventScroll: true });
    };
    const onFocus = ({ target }: FocusEvent) => {
      // The timeline looks after its own rows, which come and go as it scrolls.
      const row = target instanceof HTMLElement && target.role === 'treeitem';
      held = target instanceof HTMLElement && !row ? hold(target) : null;
    };
    // Where a browser tells of it, the focus is back before the next key; elsewhere that key brings it back.
    const onBlur = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget === null) setTimeout(restore);
    };
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onBlur);
    document.addEventListener('keydown', restore, true);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onBlur);
      document.removeEventListener('keydown', restore, true);
    };
  }, []);
}
