import { IconButton } from '~/ui/IconButton';
import { Menu, type MenuItem } from '~/ui/Menu';
import { usePreferences, type Preferences } from '../../../preferences';
import { usePhone } from '../../workspace/useMediaQuery';

import { QUICK_FILTERS, useQuickFilters } from './search/useQuickFilters';

const ORDERS = [
  ['oldest', 'Oldest first'],
  ['newest', 'Newest first'],
] as const;
const DENSITIES = [
  ['auto', 'Automatic'],
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const;

interface ViewMenuProps {
  /** Folding and unfolding have no buttons of their own here. */
  narrow: boolean;
  /** The quick filters have no buttons of their own here. */
  withFilters: boolean;
  onExpandAll: () => void;
  onCollapseAll: () => void;
  onFold?: (() => void) | undefined;
}

/** Order and density of the timeline, and what does not fit beside it. */
export function ViewMenu({ narrow, withFilters, onExpandAll, onCollapseAll, onFold }: ViewMenuProps) {
  const [preferences, setPreferences] = usePreferences();
  const [shows, toggleShow] = useQuickFilters();
  const phone = usePhone();
  const choice = <Key extends 'order' | 'density'>(
    key: Key,
    [value, label]: readonly [Preferences[Key], string],
  ): MenuItem => ({
    kind: 'radio',
    label,
    checked: preferences[key] === value,
    onChange: () => setPreferences({ [key]: value }),
  });
  const items: MenuItem[] = [
    { kind: 'heading', label: 'Order' },
    ...ORDERS.map((one) => choice('order', one)),
    { kind: 'heading', label: 'Rows' },
    ...DENSITIES.map((one) => choice('density', one)),
  ];
  if (withFilters) {
    items.push({ kind: 'heading', label: 'Show' });
    for (const { show, label } of QUICK_FILTERS) {
      items.push({ kind: 'checkbox', label, checked: shows.has(show), onChange: () => toggleShow(show) });
    }
  }
  if (narrow || onFold) items.push({ kind: 'separator' });
  if (narrow) {
    items.push(
      { label: 'Expand all', icon: 'chevrons-up-down', shortcut: 'e', onSelect: onExpandAll },
      { label: 'Collapse all', icon: 'chevrons-down-up', shortcut: 'c', onSelect: onCollapseAll },
    );
  }
  if (onFold) items.push({ label: 'Hide timeline', icon: 'panel-right-close', onSelect: onFold });
  return (
    <Menu
      label="View of the timeline"
      align="end"
      items={items}
      trigger={(props) => (
        <IconButton
          {...props}
          icon={narrow && !phone ? 'ellipsis' : 'sliders-horizontal'}
          label="View"
          size={phone ? 'touch' : 'small'}
        />
      )}
    />
  );
}
