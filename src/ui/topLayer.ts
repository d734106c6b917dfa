/**
 * Lifts an element with `popover="manual"` over everything, open dialogs too.
 * Where the browser has no popovers the element simply stays in the page.
 */
export function lift(element: HTMLElement): void {
  if (typeof element.showPopover !== 'function') return;
  if (element.matches(':popover-open')) element.hidePopover();
  element.showPopover();
}
