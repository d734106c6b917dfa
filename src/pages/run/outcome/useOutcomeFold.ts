import { useState } from 'react';
import { usePreferences } from '~/pages/preferences';
import { useMediaQuery } from '../workspace/useMediaQuery';

/**
 * Whether the outcome is folded to its line: as the reader left it, and in a window too low for both it and the
 * workspace until the reader unfolds it there.
 */
export function useOutcomeFold(): { folded: boolean; setFolded: (folded: boolean) => void } {
  const [{ outcomeFolded }, setPreferences] = usePreferences();
  const low = useMediaQuery('(max-height: 559px)');
  const [unfoldedHere, setUnfoldedHere] = useState(false);
  return {
    folded: low ? !unfoldedHere : outcomeFolded,
    setFolded: (folded) => {
      setUnfoldedHere(!folded);
      // A low window is no wish: only the reader's own choice in a window with room is remembered.
      if (!low) setPreferences({ outcomeFolded: folded });
    },
  };
}
