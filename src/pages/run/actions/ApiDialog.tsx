import { useMemo, useState } from 'react';
import { useConfig } from '~/api/config';
import { useConnection } from '~/api/connection';
import { reproduce } from '~/model/requests/reproduce';
import { snippet, type Language } from '~/model/requests/snippet';
import { Button } from '~/ui/Button';
import { CopyButton } from '~/ui/CopyButton';
import { Dialog } from '~/ui/Dialog';
import { Segments } from '~/ui/Segments';
import { useRunData } from '../workspace/RunContext';
import css from './ApiDialog.module.css';
import type { RunDialogProps } from './RunDialogs';
import { WebhookReplay } from './WebhookReplay';

const LANGUAGES: readonly { value: Language; label: string }[] = [
  { value: 'curl', label: 'cURL' },
  { value: 'powershell', label: 'PowerShell' },
  { value: 'python', label: 'Python' },
  { value: 'typescript', label: 'TypeScript' },
];

/** The request that reproduces this run, as a program; and its webhook, to be sent once more. */
export function ApiDialog({ open, onClose }: RunDialogProps) {
  const { run, rich, taskV1, taskV2, agent } = useRunData();
  const baseUrl = useServerAddress();
  const [language, setLanguage] = useState<Language>('curl');
  const request = useMemo(
    () => reproduce(run, { rich, taskV1, taskV2, agent }),
    [run, rich, taskV1, taskV2, agent],
  );
  const program = snippet(request, language, { baseUrl, key: null });
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title="API & Webhooks"
      width="wide"
      foot={<Button onClick={onClose}>Close</Button>}
    >
      <section className={css.part} aria-label="Request">
        <div className={css.head}>
          <h3>Request that reproduces this run</h3>
          <Segments label="Language" options={LANGUAGES} value={language} onChange={setLanguage} />
          <CopyButton text={program} />
        </div>
        <pre className={css.code} tabIndex={0} role="group" aria-label="Program">
          <code>{program}</code>
        </pre>
        {request.omitted.length > 0 && (
          <ul className={css.omitted} aria-label="Not in the request">
            {request.omitted.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        )}
      </section>
      <WebhookReplay />
    </Dialog>
  );
}

/** Where the request goes: the connected server, not the proxy before it. */
function useServerAddress(): string {
  const { mode, upstreamOrigin } = useConfig();
  const { apiBase } = useConnection();
  if (mode === 'proxy' && upstreamOrigin) return upstreamOrigin;
  return apiBase || location.origin;
}
