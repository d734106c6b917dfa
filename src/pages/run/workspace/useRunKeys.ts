import { useNavigate, useParams } from 'react-router-dom';
import { rowOf } from '~/model/timeline/rowText';
import { isIconName } from '~/ui/icons';
import { holdsWords, useCommands, type Command } from '../../commands';
import { useShortcuts } from '../../shortcuts';
import { TABS } from '../tabs';
import { useRunData } from './RunContext';
import { useSelection } from './selection';

/** How many items of the timeline the palette offers at once. */
const OFFERED = 30;

/** The keys and palette entries of a run's page as a whole: tabs by number, items by name. */
export function useRunKeys(): void {
  const { runId = '' } = useParams();
  const navigate = useNavigate();
  const { timeline } = useRunData();
  const { select } = useSelection();
  const open = (path: string) =>
    void navigate({ pathname: `/runs/${encodeURIComponent(runId)}/${path}`, search: location.search });

  useShortcuts(
    'Tabs',
    TABS.map(({ path, name }, at) => ({ keys: String(at + 1), says: name, run: () => open(path) })),
  );
  useCommands((typed) => {
    const tabs: Command[] = TABS.filter(({ name }) => holdsWords(typed, name)).map(({ path, name }, at) => ({
      id: `tab-${path}`,
      group: 'Tabs',
      label: name,
      shortcut: String(at + 1),
      run: () => open(path),
    }));
    if (!timeline || typed.length < 2) return tabs;
    const items: Command[] = [];
    for (const node of timeline.nodes) {
      if (items.length === OFFERED) break;
      const row = rowOf(node, timeline);
      if (!holdsWords(typed, row.name, row.label, row.number)) continue;
      items.push({
        id: `item-${node.id}`,
        group: 'Items',
        label: [row.number, row.name].filter(Boolean).join(' '),
        note: row.label ?? undefined,
        icon: isIconName(row.icon) ? row.icon : undefined,
        run: () => select(node.id, 'link'),
      });
    }
    return [...tabs, ...items];
  });
}
