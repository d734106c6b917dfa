import { useEffect, useRef, useState } from 'react';
import { testConnection, type ConnectionTest } from '~/api/testConnection';
import { Button } from '~/ui/Button';
import { Icon } from '~/ui/Icon';
import css from './SettingsDialog.module.css';
import { testWords } from './testWords';

/** Tries the connection as it stands in the fields, and says what came of it and what to do. */
export function TestConnection({ apiBase, apiKey }: { apiBase: string; apiKey: string | null }) {
  const [result, setResult] = useState<ConnectionTest | null>(null);
  const [busy, setBusy] = useState(false);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => () => asked.current?.abort(), []);
  // What was found out about another address says nothing about this one.
  const [about, setAbout] = useState({ apiBase, apiKey });
  if (about.apiBase !== apiBase || about.apiKey !== apiKey) {
    setAbout({ apiBase, apiKey });
    setResult(null);
  }
  const test = async () => {
    asked.current?.abort();
    const controller = new AbortController();
    asked.current = controller;
    setBusy(true);
    setResult(null);
    try {
      setResult(await testConnection({ apiBase, apiKey }, controller.signal));
    } catch {
      // Only leaving the dialog or asking again stops a test, and then nobody waits for it.
    } finally {
      if (asked.current === controller) setBusy(false);
    }
  };
  const said = result && testWords(result, apiBase);
  return (
    <div className={css.test}>
      <Button busy={busy} onClick={() => void test()}>
        Test connection
      </Button>
      <p role="status" className={css.result} data-ok={result?.kind === 'ok' || undefined}>
        {said && (
          <>
            <Icon name={result.kind === 'ok' ? 'check' : 'circle-x'} />
            <span dir="auto">{said}</span>
          </>
        )}
      </p>
    </div>
  );
}
