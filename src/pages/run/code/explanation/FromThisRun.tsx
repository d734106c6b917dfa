import { useState } from 'react';
import type { Explanation } from '~/model/code/explain';
import { Button } from '~/ui/Button';
import { CallRow } from './CallRow';
import css from './Explanation.module.css';
import { ProseText } from './ProseText';
import type { ChosenCall } from './useChosenCall';

/** Rows drawn at first, and with each “Show more”. */
const SOME = 250;

interface FromThisRunProps {
  explanation: Explanation;
  chosen: ChosenCall;
  copied: boolean;
}

/** The explanation that needs nobody: what the calls do by their text, and what they did by the run's record. */
export function FromThisRun({ explanation, chosen, copied }: FromThisRunProps) {
  const { summary, calls } = explanation;
  const [most, setMost] = useState(SOME);
  const shown = Math.max(most, (chosen.at ?? 0) + 1);
  const left = calls.length - shown;
  return (
    <>
      <p className={css.summary} dir="auto">
        <ProseText prose={summary} /> {copied && <span className={css.copied}>Code copied.</span>}
      </p>
      {calls.length === 0 && (
        <p className={css.nothing}>No call of the page or of an agent’s block is in it.</p>
      )}
      <ol className={css.calls} aria-label="Calls of the code">
        {calls.slice(0, shown).map((call, at) => (
          <CallRow
            key={`${call.from} ${at}`}
            call={call}
            at={at}
            chosen={chosen.at === at}
            onChoose={chosen.choose}
          />
        ))}
      </ol>
      {left > 0 && (
        <div className={css.more}>
          <Button size="small" onClick={() => setMost(shown + SOME)}>
            Show {Math.min(SOME, left).toLocaleString('en-US')} more of {left.toLocaleString('en-US')}
          </Button>
        </div>
      )}
    </>
  );
}
