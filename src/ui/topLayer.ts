/**
 * Lifts an element with `popover="manual"` over everything, open dialogs too.
 * Where the browser has no popovers the element simply stays in the page.
 */
export function lift(element: HTMLElement): void {
  if (typeof element.showPopover !== 'function') return;
  if (element.matches(':popover-open')) element.hidePopover();
  element.showPopover();
}

/**
 * What an element that will be lifted must carry. Nothing where there are no popovers: there the attribute alone
 * would only hide the element, or do nothing.
 */
export const liftable: { popover?: 'manual' } =
  typeof HTMLElement.prototype.showPopover === 'function' ? { popover: 'manual' } : {};
