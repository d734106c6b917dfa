import type { DetailValue } from '~/model/details';
import { SmallJson } from '~/ui/JsonViewer/SmallJson';
import css from './Details.module.css';

/** The JSON that an item holds, each value under its label, folded below its first level. */
export function ValueList({ values }: { values: readonly DetailValue[] }) {
  return values.map(({ label, value }) => (
    <section key={label} className={css.value}>
      <h3 className={css.key}>{label}</h3>
      <SmallJson value={value} />
    </section>
  ));
}
