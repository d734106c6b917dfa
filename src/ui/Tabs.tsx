import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import css from './Tabs.module.css';

/** What the link of a tab must carry. */
export interface TabLinkProps {
  role: 'tab';
  id: string;
  'aria-selected': boolean;
  'aria-controls': string | undefined;
  tabIndex: 0 | -1;
  className: string | undefined;
}

export interface TabsProps<Id extends string> {
  label: string;
  tabs: readonly { id: Id; label: string }[];
  selected: Id;
  /** Draws the link: `(tab, props) => <Link to={…} {...props}>{tab.label}</Link>`. */
  render: (tab: { id: Id; label: string }, props: TabLinkProps) => ReactNode;
}

/** The ids that tie a tab to its panel: give `{...tabPanel(id)}` to the panel's element. */
export const tabPanel = (id: string) =>
  ({ role: 'tabpanel', id: `panel-${id}`, 'aria-labelledby': `tab-${id}` }) as const;

/** Links as tabs. ← → Home End move to another tab and open it. */
export function Tabs<Id extends string>({ label, tabs, selected, render }: TabsProps<Id>) {
  const ref = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = [...(ref.current?.querySelectorAll<HTMLElement>('[role="tab"]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const step = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (event.key === ' ' && at >= 0) {
      event.preventDefault();
      links[at]?.click();
      return;
    }
    if (step === undefined || at < 0) return;
    event.preventDefault();
    const next = links[(step + links.length) % links.length];
    next?.focus();
    next?.click();
  };
  return (
    <div ref={ref} role="tablist" aria-label={label} className={css.tabs} onKeyDown={onKeyDown}>
      {tabs.map((tab) => {
        const on = tab.id === selected;
        return (
          <div key={tab.id} role="presentation" className={css.slot}>
            {render(tab, {
              role: 'tab',
              id: `tab-${tab.id}`,
              'aria-selected': on,
              'aria-controls': on ? `panel-${tab.id}` : undefined,
              tabIndex: on ? 0 : -1,
              className: css.tab,
            })}
          </div>
        );
      })}
    </div>
  );
}
