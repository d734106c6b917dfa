import { useNavigate } from 'react-router-dom';
import { holdsWords, useCommands } from '../../commands';
import { useShortcuts } from '../../shortcuts';
import { useRunData } from '../workspace/RunContext';

/** The way to the live picture from any tab and any item, by key and palette, while the run goes on; draws nothing. */
export function LiveKeys() {
  const { askedId, final } = useRunData();
  const navigate = useNavigate();
  const show = () => {
    const query = new URLSearchParams(location.search);
    query.delete('item');
    query.delete('iteration');
    void navigate({ pathname: `/runs/${encodeURIComponent(askedId)}/overview`, search: query.toString() });
  };
  useShortcuts('Live', [{ keys: 'l', says: 'Back to the live picture', run: show, when: () => !final }]);
  useCommands((typed) =>
    !final && holdsWords(typed, 'Back to live')
      ? [
          {
            id: 'live',
            group: 'Actions',
            label: 'Back to live',
            icon: 'app-window',
            shortcut: 'l',
            run: show,
          },
        ]
      : [],
  );
  return null;
}
