import { Icon } from '~/ui/Icon';
import { Popover } from '~/ui/Popover';
import type { Fact } from './FactRow';
import css from './FactRow.module.css';

/** The facts that did not fit, behind a button that counts them. */
export function HiddenFacts({ facts }: { facts: readonly Fact[] }) {
  return (
    <Popover
      label="More about this run"
      trigger={(props) => (
        <button {...props} type="button" className={css.plus} aria-label={`${facts.length} more facts`}>
          +{facts.length}
        </button>
      )}
    >
      <dl className={css.list}>
        {facts.map((fact) => (
          <div key={fact.key}>
            <dt>
              <Icon name={fact.icon} size={14} />
              {fact.name}
            </dt>
            <dd>{fact.words}</dd>
          </div>
        ))}
      </dl>
    </Popover>
  );
}
