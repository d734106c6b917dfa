import { useMemo, useState, type RefObject } from 'react';
import { useConfig } from '~/api/config';
import { useConnection } from '~/api/connection';
import { retryRequest } from '~/model/requests/apiRequest';
import { reproduce } from '~/model/requests/reproduce';
import { snippet, type Language } from '~/model/requests/snippet';
import { Button } from '~/ui/Button';
import { CodeViewer, type CodeLanguage } from '~/ui/CodeViewer/CodeViewer';
import { CopyButton } from '~/ui/CopyButton';
import { Icon } from '~/ui/Icon';
import { Segments } from '~/ui/Segments';
import { useRunData } from '../../workspace/RunContext';
import css from '../ApiDialog.module.css';
import { readOmissions } from '../omissions';
import { OmittedNames } from '../OmittedNames';
import { withPlaceholders } from './placeholders';

const LANGUAGES: readonly { value: Language; label: string }[] = [
  { value: 'curl', label: 'cURL' },
  { value: 'powershell', label: 'PowerShell' },
  { value: 'python', label: 'Python' },
  { value: 'typescript', label: 'TypeScript' },
];

const COLOURS: Readonly<Record<Language, CodeLanguage>> = {
  curl: 'bash',
  powershell: 'powershell',
  python: 'python',
  typescript: 'typescript',
};

/** `whole`: every value, for the agent's latest version · `retry`: this run's version, whose values the server copies. */
type What = 'whole' | 'retry';

const WHATS: readonly { value: What; label: string }[] = [
  { value: 'whole', label: 'With its values' },
  { value: 'retry', label: 'Exactly as it was' },
];

/** The request that starts this run again, as a program in one of four languages. */
export function RequestPart({ copyRef }: { copyRef: RefObject<HTMLButtonElement | null> }) {
  const { run, rich, taskV1, taskV2, agent, final } = useRunData();
  const { apiKey } = useConnection();
  const baseUrl = useServerAddress();
  const [language, setLanguage] = useState<Language>('curl');
  const [what, setWhat] = useState<What>('whole');
  const [revealed, setRevealed] = useState(false);
  const canRetry = final && run.run_type === 'workflow_run';
  const request = useMemo(
    () =>
      what === 'retry' && canRetry
        ? retryRequest(run.run_id)
        : reproduce(run, { rich, taskV1, taskV2, agent }),
    [what, canRetry, run, rich, taskV1, taskV2, agent],
  );
  const { request: shown, replaced } = useMemo(() => withPlaceholders(request), [request]);
  const program = useMemo(
    () => snippet(revealed ? request : shown, language, { baseUrl, key: revealed ? apiKey : null }),
    [revealed, request, shown, language, baseUrl, apiKey],
  );
  const hidden = [...(apiKey === null ? [] : [KEY]), ...replaced];
  return (
    <section className={css.part} aria-label="Request">
      <div className={css.head}>
        <h3>
          Request <span>starts this run again</span>
        </h3>
        <Segments label="Language" options={LANGUAGES} value={language} onChange={setLanguage} />
        <CopyButton ref={copyRef} text={program} />
      </div>
      <div className={css.code}>
        <CodeViewer code={program} language={COLOURS[language]} label="Program" toolbar="none" maxRows={18} />
      </div>
      <div className={css.notes}>
        {canRetry && <Segments label="What runs again" options={WHATS} value={what} onChange={setWhat} />}
        <p className={css.key}>
          <Icon name="key-round" size={14} />
          <HiddenWords names={hidden} keyKnown={apiKey !== null} revealed={revealed} />
          {hidden.length > 0 && (
            <Button kind="quiet" size="small" onClick={() => setRevealed(!revealed)}>
              {revealed ? 'Hide' : 'Reveal'}
            </Button>
          )}
        </p>
        {what === 'retry' && canRetry && (
          <p>The server copies inputs and settings itself, and runs the agent’s version of this run.</p>
        )}
        {request.omitted.length > 0 && (
          <div>
            <p>Left out:</p>
            <OmittedNames omissions={readOmissions(request.omitted)} />
          </div>
        )}
      </div>
    </section>
  );
}

interface HiddenWordsProps {
  names: readonly string[];
  keyKnown: boolean;
  revealed: boolean;
}

/** What in the program is a placeholder, so that nobody wonders why it is refused. */
function HiddenWords({ names, keyKnown, revealed }: HiddenWordsProps) {
  return (
    <span>
      {names.length > 0 && (
        <>
          {revealed ? 'Not hidden any more: ' : 'Hidden: '}
          {names.map((name, at) => (
            <span key={name}>
              {at > 0 && ', '}
              {name === KEY ? name : <code>{name}</code>}
            </span>
          ))}
          .{' '}
        </>
      )}
      {!keyKnown && 'The key is not known to this page: put yours in its place.'}
    </span>
  );
}

const KEY = 'the key';

/** Where the request goes: the connected server, not the proxy before it. */
function useServerAddress(): string {
  const { mode, upstreamOrigin } = useConfig();
  const { apiBase } = useConnection();
  if (mode === 'proxy' && upstreamOrigin) return upstreamOrigin;
  return apiBase || location.origin;
}
