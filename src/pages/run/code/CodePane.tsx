import { useMemo, useRef, useState } from 'react';
import { useFallbackEpisodes } from '~/api/scripts';
import { explainCode } from '~/model/code/explain';
import { CODE_FILE } from '~/model/code/runLocally';
import { Button } from '~/ui/Button';
import { CodeViewer } from '~/ui/CodeViewer/CodeViewer';
import { downloadText } from '~/ui/download';
import { IconButton } from '~/ui/IconButton';
import { useCopy } from '~/ui/useCopy';
import { useRunData } from '../workspace/RunContext';
import { TabControls } from '../workspace/TabControls';
import css from './Code.module.css';
import { CodeChoice } from './CodeChoice';
import { CodeNotices } from './CodeNotices';
import { CompareMenu } from './CompareMenu';
import { Explanation } from './explanation/Explanation';
import { useChosenCall } from './explanation/useChosenCall';
import { RunLocally } from './RunLocally';
import { useRoomForExplanation } from './useRoomForExplanation';
import type { RunCode } from './useRunCode';
import { VersionDiff } from './VersionDiff';
import { VersionMark } from './VersionMark';

/** Code that is there: read, copied, saved, compared with another version, explained. */
export function CodePane({ code }: { code: RunCode & { code: string } }) {
  const { run, timeline } = useRunData();
  const [explaining, setExplaining] = useState(false);
  const [copied, setCopied] = useState(false);
  const [local, setLocal] = useState(false);
  const [against, setAgainst] = useState<number | null>(null);
  const pane = useRef<HTMLDivElement>(null);
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
  useRoomForExplanation(explaining, pane);

  const explain = () => {
    setAgainst(null);
    setExplaining(true);
    setCopied(false);
    void copy().then(setCopied);
  };
  const heading = <CodeChoice code={code} />;
  return (
    <div className={css.pane} ref={pane} data-explaining={explaining || undefined}>
      <TabControls>
        <VersionMark code={code} />
        {code.scriptId !== null && <CompareMenu code={code} against={against} onCompare={setAgainst} />}
        <Button kind="quiet" size="small" icon="square-terminal" onClick={() => setLocal(true)}>
          Run locally
        </Button>
        <IconButton
          icon="download"
          label={`Download ${CODE_FILE}`}
          onClick={() => downloadText(CODE_FILE, text, 'text/x-python')}
        />
      </TabControls>
      <div className={css.code}>
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
              <Button size="small" icon="sparkles" aria-expanded={explaining} onClick={explain}>
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
          onClose={() => setExplaining(false)}
        />
      )}
      <RunLocally open={local} code={text} onClose={() => setLocal(false)} />
    </div>
  );
}
