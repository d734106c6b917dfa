import type { Fact } from '~/model/failure/analysis';
import css from './FactLine.module.css';
import { factWords } from './factWords';

/** For an item without a browser, in place of pictures: its settings and the values that broke it. */
export function FactLine({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={css.facts} aria-label="Evidence">
      {factWords(facts).map(({ name, value }) => (
        <div key={name}>
          <dt>
            <bdi>{name}</bdi>
          </dt>
          <dd>
            <bdi>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
