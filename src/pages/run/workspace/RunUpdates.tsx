import { useState } from 'react';
import { statusWords } from '~/model/run/statusWords';
import { VisuallyHidden } from '~/ui/VisuallyHidden';
import { useRunData } from './RunContext';

/** Tells assistive technology of a change of the run's status, once for each; says nothing on opening. */
export function RunUpdates() {
  const { run } = useRunData();
  const [heard, setHeard] = useState({ status: run.status, says: '' });
  if (heard.status !== run.status) {
    const { word, meaning } = statusWords(run.status);
    setHeard({ status: run.status, says: `The run is now ${word.toLowerCase()}: ${meaning ?? ''}` });
  }
  return (
    <VisuallyHidden>
      <span role="status" aria-label="Run updates">
        {heard.says}
      </span>
    </VisuallyHidden>
  );
}
