import { useCallback, useEffect, useRef, useState } from 'react';
import { getConnection } from '~/api/connection';
import type { Explanation as Explained } from '~/model/code/explain';
import { explainPrompt, promptText } from '~/model/code/prompt';
import { runTitle } from '~/model/run/title';
import { CopyButton } from '~/ui/CopyButton';
import { IconButton } from '~/ui/IconButton';
import { Segments } from '~/ui/Segments';
import { useRunData } from '../../workspace/RunContext';
import { usePhone } from '../../workspace/useMediaQuery';
import type { RunCode } from '../useRunCode';
import { AiExplanation } from './AiExplanation';
import css from './Explanation.module.css';
import { FromThisRun } from './FromThisRun';
import type { ChosenCall } from './useChosenCall';

interface ExplanationProps {
  code: RunCode & { code: string };
  explanation: Explained;
  /** The code was put on the clipboard. */
  copied: boolean;
  chosen: ChosenCall;
  /** How often it was asked for: each time it comes into view. */
  asked: number;
  onClose: () => void;
}

/** What the code does: from the run itself, or by an assistant. Opens on the assistant where one is set. */
export function Explanation({ code, explanation, copied, chosen, asked, onClose }: ExplanationProps) {
  const { run, rich, timeline } = useRunData();
  const [by, setBy] = useState<'run' | 'ai'>(() => (getConnection().assistant ? 'ai' : 'run'));
  const { value, version, scriptId } = code;
  const makePrompt = useCallback(
    () =>
      explainPrompt({
        title: runTitle(run, rich),
        run,
        rich,
        timeline,
        code: code.code,
        explanation,
        whose:
          [version === null ? null : `version ${version}`, value === null ? null : `cache key ${value}`]
            .filter((part) => part !== null)
            .join(', ') || null,
      }),
    [run, rich, timeline, code.code, explanation, version, value],
  );
  const makeText = useCallback(() => promptText(makePrompt()), [makePrompt]);
  const section = useRef<HTMLElement>(null);
  const phone = usePhone();
  // On a phone it stands under the code, out of sight.
  useEffect(() => {
    if (phone && asked > 0) section.current?.scrollIntoView({ block: 'start' });
  }, [phone, asked]);
  return (
    <section ref={section} className={css.explanation} aria-label="Explanation">
      <div className={css.bar}>
        <h2 className={css.title}>Explanation</h2>
        <Segments<'run' | 'ai'>
          label="Explained by"
          options={[
            { value: 'run', label: 'From this run' },
            { value: 'ai', label: 'AI' },
          ]}
          value={by}
          onChange={setBy}
        />
        <span className={css.end}>
          <CopyButton label="Copy prompt" text={makeText} />
          <IconButton icon="x" label="Close the explanation" onClick={onClose} />
        </span>
      </div>
      <div className={css.body} data-scrolls tabIndex={0} role="group" aria-label="Explanation text">
        {by === 'run' ? (
          <FromThisRun explanation={explanation} chosen={chosen} copied={copied} />
        ) : (
          <AiExplanation
            question={`${run.run_id} ${scriptId} ${version} ${value}`}
            makePrompt={makePrompt}
            makeText={makeText}
          />
        )}
      </div>
    </section>
  );
}
