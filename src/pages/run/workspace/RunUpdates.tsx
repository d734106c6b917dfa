import { useState } from 'react';
import { statusWords } from '~/model/run/statusWords';
import { VisuallyHidden } from '~/ui/VisuallyHidden';
import { useNeed } from '../live/useCodeWait';
import { useRunData } from './RunContext';

/** Tells assistive technology what becomes of the run, once for each change; says nothing on opening. */
export function RunUpdates() {
  const { run } = useRunData();
  const waitsForCode = useNeed() === 'code';
  const [heard, setHeard] = useState({ status: run.status, waitsForCode, says: '' });
  if (heard.status !== run.status) {
    const { word, meaning } = statusWords(run.status);
    setHeard({ status: run.status, waitsForCode, says: `The run is now ${word.toLowerCase()}: ${meaning}` });
  } else if (heard.waitsForCode !== waitsForCode) {
    const says = waitsForCode
      ? 'The run waits for a verification code.'
      : 'The run no longer waits for a code.';
    setHeard({ status: run.status, waitsForCode, says });
  }
  return (
    <VisuallyHidden>
      <span role="status" aria-label="Run updates">
        {heard.says}
      </span>
    </VisuallyHidden>
  );
}
