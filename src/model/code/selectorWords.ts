/** A node test of a generated path: `*[name()="form"]` is what others write as `form`. */
const NAMED = /\*\[name\(\)=["']([\w-]+)["']\]/g;
const STEPS_SHOWN = 2;

/**
 * A stored selector short enough to read: a path from the root of the page keeps its last two steps
 * (`…/form/button[2]`), everything else stays as it is.
 */
export function selectorWords(selector: string): string {
  const path = /^xpath=(\/.*)$/s.exec(selector.trim())?.[1] ?? (selector.startsWith('/') ? selector : null);
  if (path === null || !/^\/(?!\/)/.test(path)) return selector;
  const steps = path.replace(NAMED, '$1').split('/').filter(Boolean);
  const shown = steps.slice(-STEPS_SHOWN).map((step) => step.replace(/\[1\]$/, ''));
  return `${steps.length > STEPS_SHOWN ? '…' : ''}/${shown.join('/')}`;
}
