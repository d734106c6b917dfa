import type { MouseEvent } from 'react';
import { Link, useLocation } from 'react-router-dom';
import type { TimelineNode } from '~/model/timeline/timeline';
import { Icon } from '~/ui/Icon';
import { useRunData } from '../workspace/RunContext';
import { useSelection } from '../workspace/selection';
import css from './ItemLink.module.css';
import { itemWords } from './itemWords';

interface ItemLinkProps {
  node: TimelineNode;
  /** The item that a chain is about: in weight. */
  strong?: boolean;
  /** Words in place of the item’s own. */
  text?: string | null;
}

/** An item of the timeline as a link: selects it and brings its row into view; a new tab opens on it. */
export function ItemLink({ node, strong = false, text = null }: ItemLinkProps) {
  const { timeline } = useRunData();
  const { select } = useSelection();
  const { search } = useLocation();
  if (!timeline) return null;
  const { icon, name, label } = itemWords(node, timeline);
  const params = new URLSearchParams(search);
  params.delete('iteration');
  params.set('item', node.id);
  const click = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    select(node.id, 'link');
  };
  return (
    <Link
      className={css.link}
      data-strong={strong || undefined}
      to={{ search: params.toString() }}
      replace
      onClick={click}
    >
      {icon && text === null && node.kind !== 'iteration' && <Icon name={icon} size={14} />}
      {text !== null && (
        <span className={css.name} dir="auto">
          {text}
        </span>
      )}
      {text === null && name && <span className={css.name}>{name}</span>}
      {text === null && label && <code dir="auto">{label}</code>}
    </Link>
  );
}
