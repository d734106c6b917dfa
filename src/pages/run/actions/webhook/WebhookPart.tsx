import { useState } from 'react';
import { asApiError } from '~/api/http';
import { useReplayWebhook, useWebhookPreview } from '~/api/webhook';
import { maskUrl } from '~/model/redact';
import { webhookFailure, webhookTarget } from '~/model/run/webhook';
import { Button } from '~/ui/Button';
import { ConfirmDialog } from '~/ui/ConfirmDialog';
import { formatBytes } from '~/ui/format';
import { Icon } from '~/ui/Icon';
import { LongText } from '~/ui/LongText';
import { TextField } from '~/ui/TextField';
import { useRunData } from '../../workspace/RunContext';
import css from '../ApiDialog.module.css';
import { useOneAtATime } from '../useOneAtATime';
import { PayloadView } from './PayloadView';
import { refusedReplay, resultOf, type ReplayResult } from './replayWords';

/** Where the run's webhook goes, what it sends and what became of it; and the way to send it once more. */
export function WebhookPart() {
  const data = useRunData();
  const { run, final } = data;
  const own = webhookTarget(data);
  const last = webhookFailure(data);
  const preview = useWebhookPreview(final ? run.run_id : null);
  const replay = useReplayWebhook();
  const [other, setOther] = useState('');
  const [asking, setAsking] = useState(false);
  const [showsPayload, setShowsPayload] = useState(false);
  const [result, setResult] = useState<ReplayResult | null>(null);
  const target = other.trim();
  const wrong = target !== '' && !/^https?:\/\/[^\s/]\S*$/i.test(target);
  const payload = replay.data?.payload ?? preview.data?.payload ?? null;
  const size = payload === null ? '' : formatBytes(new Blob([payload]).size);

  const send = useOneAtATime(async () => {
    setAsking(false);
    setResult(null);
    try {
      setResult(
        resultOf(await replay.mutateAsync({ runId: run.run_id, url: target || null }), target || own),
      );
    } catch (thrown) {
      setResult(refusedReplay(asApiError(thrown)));
    }
  });

  return (
    <section className={css.part} aria-label="Webhook">
      <div className={css.head}>
        <h3>Webhook</h3>
        {payload !== null && (
          <Button
            kind="quiet"
            size="small"
            iconEnd={showsPayload ? 'chevron-up' : 'chevron-down'}
            aria-expanded={showsPayload}
            onClick={() => setShowsPayload(!showsPayload)}
          >
            Payload, {size}
          </Button>
        )}
      </div>
      {payload !== null && showsPayload && (
        <div className={css.payload}>
          <PayloadView payload={payload} />
        </div>
      )}
      <dl className={css.facts}>
        <div>
          <dt>Target</dt>
          <dd>{own ? <code dir="auto">{maskUrl(own)}</code> : 'None. This run has no webhook.'}</dd>
        </div>
        {own && (
          <div>
            <dt>Last result</dt>
            <dd data-bad={last !== null || undefined} dir="auto">
              {last ? (
                <LongText lines={3}>{last}</LongText>
              ) : final ? (
                'No failure on record.'
              ) : (
                'Not sent yet.'
              )}
            </dd>
          </div>
        )}
        {payload === null && (
          <div>
            <dt>Payload</dt>
            <dd>{payloadWords(final, preview.isLoading, preview.isError)}</dd>
          </div>
        )}
      </dl>
      <div className={css.send}>
        <TextField
          label="Send it again to"
          placeholder={own ? maskUrl(own) : 'https://'}
          hint={own ? 'Empty: the run’s own target.' : null}
          mono
          inputMode="url"
          value={other}
          onChange={setOther}
          error={wrong ? 'Enter an address that begins with http:// or https://.' : null}
        />
        <Button
          icon="rotate-cw"
          busy={replay.isPending}
          disabledReason={whyNot(final, wrong, own === null && target === '')}
          onClick={() => setAsking(true)}
        >
          Replay
        </Button>
      </div>
      <div role="status">{result && <Result result={result} />}</div>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        onConfirm={send}
        title="Send the webhook?"
        confirmLabel="Send"
        keepLabel="Do not send"
        kind="primary"
      >
        The result of this run{size && ` (${size})`} goes to{' '}
        <strong className={css.target}>{maskUrl(target || (own ?? ''))}</strong>, signed by the server.
      </ConfirmDialog>
    </section>
  );
}

function Result({ result: { failed, title, sentence, answer } }: { result: ReplayResult }) {
  return (
    <div className={css.result} data-ok={!failed}>
      <Icon name={failed ? 'circle-x' : 'circle-check'} />
      <div>
        <p dir="auto">
          <strong>{title}</strong> {sentence}
        </p>
        {answer && (
          <LongText lines={4} className={css.answer}>
            {answer}
          </LongText>
        )}
      </div>
    </div>
  );
}

const payloadWords = (final: boolean, loading: boolean, failed: boolean): string => {
  if (!final) return 'Made when the run is over.';
  if (loading) return 'Loading…';
  return failed ? 'The preview could not be loaded.' : 'This server shows it only when it is sent.';
};

const whyNot = (final: boolean, wrong: boolean, nowhere: boolean): string | null => {
  if (!final) return 'The run is not over yet.';
  if (wrong) return 'Correct the address first.';
  return nowhere ? 'This run has no webhook: enter an address.' : null;
};
