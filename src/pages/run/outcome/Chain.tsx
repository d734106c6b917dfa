import type { ReactNode } from 'react';
import { Icon } from '~/ui/Icon';
import { useRunData } from '../workspace/RunContext';
import css from './Chain.module.css';
import { ItemLink } from './ItemLink';
import { nodeOf } from './itemWords';

interface ChainProps {
  /** Node ids, from the item outwards. */
  chain: readonly string[];
  /** How it ended: “run failed”. */
  end: string;
  /** Before the first item, on its line: the verdict's chip. */
  before?: ReactNode;
  /** After the first item, on its line: typed text and time on a phone. */
  after?: ReactNode;
}

/** Item → block → iteration → run, wrapping as whole items; each but the run is a link into the timeline. */
export function Chain({ chain, end, before, after }: ChainProps) {
  const { timeline } = useRunData();
  const nodes = chain.flatMap((id) => nodeOf(timeline, id) ?? []);
  return (
    <ol className={css.chain} aria-label="How it led to the end of the run">
      {nodes.map((node, at) => (
        <li key={node.id} data-first={at === 0 || undefined}>
          {at === 0 ? before : <Icon name="chevron-right" size={14} className={css.step} />}
          <ItemLink node={node} strong={at === 0} />
          {at === 0 && after}
        </li>
      ))}
      <li>
        {nodes.length > 0 ? <Icon name="chevron-right" size={14} className={css.step} /> : before}
        <span className={css.end}>{end}</span>
      </li>
    </ol>
  );
}
