import { humanise } from '~/model/timeline/humanise';
import { Button } from '~/ui/Button';
import { Menu, type MenuItem } from '~/ui/Menu';
import css from './HistoryBar.module.css';

interface FilterProps {
  label: string;
  /** What the filter cannot do, at the head of its menu. */
  note?: string;
  of: readonly string[];
  chosen: readonly string[];
  word: (value: string) => string;
  flip: (value: string) => void;
}

/** A button with a menu of values to choose; while some are chosen it says so by its colour, and they stand beside it. */
export function Filter({ label, note, of, chosen, word, flip }: FilterProps) {
  // A value from the address that no menu of ours knows can be taken away like any other.
  const values = [...of, ...chosen.filter((value) => !of.includes(value))];
  const items: MenuItem[] = [
    ...(note ? [{ kind: 'heading' as const, label: note }] : []),
    ...values.map((value) => ({
      kind: 'checkbox' as const,
      label: word(value) || humanise(value),
      checked: chosen.includes(value),
      onChange: () => flip(value),
    })),
  ];
  return (
    <Menu
      label={label}
      items={items}
      trigger={(props) => (
        <Button
          {...props}
          className={css.filter}
          iconEnd="chevron-down"
          data-chosen={chosen.length > 0 || undefined}
        >
          {label}
        </Button>
      )}
    />
  );
}
