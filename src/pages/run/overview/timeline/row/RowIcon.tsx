import { Icon } from '~/ui/Icon';
import { isIconName } from '~/ui/icons';
import css from './TimelineRow.module.css';

/** The sign of a row's kind; iterations have a ring. A name that is no icon of ours is drawn neutrally. */
export function RowIcon({ name, warns }: { name: string; warns: boolean }) {
  if (name === 'ring') return <span className={css.ring} />;
  return (
    <span className={css.icon} data-warns={warns || undefined}>
      <Icon name={isIconName(name) ? name : 'circle-dot'} />
    </span>
  );
}
