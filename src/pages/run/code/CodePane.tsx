import { useMemo, useRef, useState } from 'react';
import { useFallbackEpisodes } from '~/api/scripts';
import { explainCode } from '~/model/code/explain';
import { CODE_FILE } from '~/model/code/runLocally';
import { Button } from '~/ui/Button';
import { CodeViewer } from '~/ui/CodeViewer/CodeViewer';
import { useCopy } from '~/ui/useCopy';
import { useRunData } from '../workspace/RunContext';
import css from './Code.module.css';
import { CodeChoice } from './CodeChoice';
import { CodeControls } from './CodeControls';
import { CodeNotices } from './CodeNotices';
import { Explanation } from './explanation/Explanation';
import { useChosenCall } from './explanation/useChosenCall';
import { RunLocally } from './RunLocally';
import { useIsWide } from './useIsWide';
import { useRoomForExplanation } from './useRoomForExplanation';
import type { RunCode } from './useRunCode';
import { VersionDiff } from './VersionDiff';

/** Widths in pixels from which the tab row has room beside the tabs, for words and for icons. */
const WORDS_FROM = 820;
const ICONS_FROM = 560;

/** Code that is there: read, copied, saved, compared with another version, explained. */
export function CodePane({ code }: { code: RunCode & { code: string } }) {
  const { run, timeline } = useRunData();
  const [asked, setAsked] = useState(0);
  const explaining = asked > 0;
  const [copied, setCopied] = useState(false);
  const [local, setLocal] = useState(false);
  const [compared, setAgainst] = useState<number | null>(null);
  const against =
    compared !== code.version && code.versions.some(({ version }) => version === compared) ? compared : null;
  const pane = useRef<HTMLDivElement>(null);
  const explainButton = useRef<HTMLButtonElement>(null);
  const { copy } = useCopy(code.code);
  const text = code.code;
  const isOfThisRun = code.isOfThisRun && code.isNewest;
  const episodes = useFallbackEpisodes(
    explaining && code.agentId !== null ? { agentId: code.agentId, runId: run.run_id } : null,
  ).data;
  const explanation = useMemo(
    () =>
      explaining
        ? explainCode({ code: text, run, timeline, ofThisRun: isOfThisRun, episodes: episodes ?? [] })
        : null,
    [explaining, text, run, timeline, isOfThisRun, episodes],
  );
  const chosen = useChosenCall(explanation);
  const wide = useIsWide(pane, WORDS_FROM);
  const beside = useIsWide(pane, ICONS_FROM);
  useRoomForExplanation(explaining, pane);

  const explain = () => {
    setAgainst(null);
    setAsked(asked + 1);
    setCopied(false);
    void copy().then(setCopied);
  };
  const room = wide ? 'words' : beside ? 'icons' : 'none';
  const controls = (
    <CodeControls
      code={code}
      against={against}
      room={room}
      onCompare={setAgainst}
      onRunLocally={() => setLocal(true)}
    />
  );
  const heading = (
    <>
      <CodeChoice code={code} />
      {room === 'none' && controls}
    </>
  );
  return (
    <div className={css.pane} ref={pane} data-explaining={explaining || undefined}>
      <div className={css.code} aria-busy={code.isLoading || undefined}>
        {room !== 'none' && controls}
        <CodeNotices code={code} />
        {against !== null && code.scriptId !== null ? (
          <VersionDiff
            scriptId={code.scriptId}
            before={against}
            after={{ version: code.version, code: text }}
            heading={heading}
            onClose={() => setAgainst(null)}
          />
        ) : (
          <CodeViewer
            code={text}
            language="python"
            label={CODE_FILE}
            toolbar="full"
            bar
            fill
            heading={heading}
            actions={
              <Button
                ref={explainButton}
                size="small"
                icon="sparkles"
                aria-expanded={explaining}
                onClick={explain}
              >
                Copy & Explain
              </Button>
            }
            highlight={chosen.lines}
            {...(explanation ? { onLine: chosen.chooseLine } : {})}
          />
        )}
      </div>
      {explanation && (
        <Explanation
          key={`${code.scriptId} ${code.version} ${code.value}`}
          code={code}
          explanation={explanation}
          copied={copied}
          chosen={chosen}
          asked={asked}
          onClose={() => {
            setAsked(0);
            explainButton.current?.focus();
          }}
        />
      )}
      <RunLocally open={local} code={text} onClose={() => setLocal(false)} />
    </div>
  );
}
