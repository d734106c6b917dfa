import { useEffect, useRef, type ComponentProps } from 'react';
import { JsonView } from 'react-json-view-lite';
import { hasOwnOrder, isExactNumber } from '~/json';
import { JsonViewer } from './JsonViewer';
import css from './SmallJson.module.css';

const style: NonNullable<ComponentProps<typeof JsonView>['style']> = {
  container: css['container'] ?? '',
  basicChildStyle: css['child'] ?? '',
  childFieldsContainer: css['children'] ?? '',
  label: css['key'] ?? '',
  clickableLabel: css['key'] ?? '',
  nullValue: css['lit'] ?? '',
  undefinedValue: css['lit'] ?? '',
  booleanValue: css['lit'] ?? '',
  numberValue: css['num'] ?? '',
  stringValue: css['str'] ?? '',
  otherValue: css['lit'] ?? '',
  punctuation: css['punct'] ?? '',
  expandIcon: css['expand'] ?? '',
  collapseIcon: css['collapse'] ?? '',
  collapsedContent: css['collapsed'] ?? '',
  quotesForFieldNames: true,
  stringifyStringValues: true,
  ariaLables: { expandJson: 'Unfold', collapseJson: 'Fold' },
};

const openTop = (level: number): boolean => level < 2;

export interface SmallJsonProps {
  value: unknown;
  /** Its accessible name. */
  label?: string;
  /** Name of the downloaded file, for a value that turns out large. */
  name?: string;
}

/**
 * A small value among others, as a tree that folds. What the tree cannot bear (large, deep, digits or an order of
 * keys that JavaScript does not keep) is shown by the full viewer, compact.
 */
export function SmallJson({ value, label = 'Value', name = 'value.json' }: SmallJsonProps) {
  const ref = useRef<HTMLDivElement>(null);
  const isTree = typeof value === 'object' && value !== null && fitsTree(value);
  useEffect(() => {
    const box = ref.current;
    if (!box || !isTree) return;
    // The package calls itself a tree of items without the keys of one, and a page has room for one such tree.
    const plain = () => {
      for (const item of box.querySelectorAll('[role="tree"]')) item.setAttribute('role', 'group');
      for (const item of box.querySelectorAll('[role="treeitem"]')) {
        item.removeAttribute('role');
        item.removeAttribute('aria-expanded');
      }
      for (const item of box.querySelectorAll('div[aria-expanded]')) item.removeAttribute('aria-expanded');
    };
    plain();
    const observer = new MutationObserver(plain);
    observer.observe(box, { subtree: true, childList: true, attributeFilter: ['aria-expanded'] });
    return () => observer.disconnect();
  }, [isTree]);
  if (!isTree) return <JsonViewer value={value} name={name} maxRows={12} toolbar="small" />;
  return (
    <div ref={ref} className={css.small}>
      <JsonView data={value} style={style} shouldExpandNode={openTop} aria-label={label} />
    </div>
  );
}

const MOST_PARTS = 200;
const MOST_DEPTH = 12;
const MOST_TEXT = 500;

function fitsTree(value: object): boolean {
  let layer: object[] = [value];
  let parts = 0;
  for (let depth = 0; layer.length > 0; depth += 1) {
    if (depth > MOST_DEPTH) return false;
    const next: object[] = [];
    for (const container of layer) {
      if (isExactNumber(container) || hasOwnOrder(container)) return false;
      for (const part of Object.values(container)) {
        parts += 1;
        if (parts > MOST_PARTS || (typeof part === 'string' && part.length > MOST_TEXT)) return false;
        if (typeof part === 'object' && part !== null) next.push(part);
      }
    }
    layer = next;
  }
  return true;
}
