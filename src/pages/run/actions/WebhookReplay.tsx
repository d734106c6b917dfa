import { useState } from 'react';
import { asApiError } from '~/api/http';
import { deliveryFailed, useReplayWebhook } from '~/api/webhook';
import { sayError } from '~/pages/words';
import { Button } from '~/ui/Button';
import { TextField } from '~/ui/TextField';
import { useRunData } from '../workspace/RunContext';
import css from './ApiDialog.module.css';

/** Sends the run's webhook once more, to its own address or another; a failure inside a 200 is a failure. */
export function WebhookReplay() {
  const { run, rich, taskV1, taskV2, final } = useRunData();
  const replay = useReplayWebhook();
  const own =
    rich?.webhook_callback_url ??
    taskV2?.webhook_callback_url ??
    webhookOf(taskV1?.request) ??
    run.run_request?.webhook_url ??
    null;
  const [other, setOther] = useState('');
  const [result, setResult] = useState<{ ok: boolean; words: string } | null>(null);
  const last =
    rich?.webhook_failure_reason ?? taskV2?.webhook_failure_reason ?? taskV1?.webhook_failure_reason ?? null;
  const bad = other.trim() !== '' && !/^https?:\/\/\S+$/i.test(other.trim());
  const why = !final
    ? 'The run is not over yet.'
    : bad
      ? 'Enter an address that begins with http.'
      : !own && !other.trim()
        ? 'This run has no webhook: enter an address.'
        : null;

  const send = async () => {
    setResult(null);
    try {
      const answer = await replay.mutateAsync({ runId: run.run_id, url: other.trim() || null });
      const failed = deliveryFailed(answer);
      const to = answer.target_webhook_url ?? other.trim();
      setResult(
        failed
          ? { ok: false, words: `Not delivered to ${to}. ${failed}` }
          : { ok: true, words: `Delivered to ${to}: ${answer.status_code ?? ''}` },
      );
    } catch (thrown) {
      const said = sayError(asApiError(thrown));
      setResult({ ok: false, words: said.serverSays ?? said.sentence });
    }
  };

  return (
    <section className={css.part} aria-label="Webhook">
      <div className={css.head}>
        <h3>Webhook</h3>
      </div>
      <p className={css.said}>
        {own ? (
          <>
            Sent to <code>{own}</code>. {last ? `Not delivered: ${last}` : 'No failure on record.'}
          </>
        ) : (
          'This run has no webhook.'
        )}
      </p>
      <div className={css.send}>
        <TextField
          label="Another address"
          hint="Empty: the run’s own."
          mono
          value={other}
          onChange={setOther}
          error={bad ? 'Enter an address that begins with http:// or https://' : null}
        />
        <Button busy={replay.isPending} disabledReason={why} onClick={() => void send()}>
          Replay
        </Button>
      </div>
      {result && (
        <p role="status" className={css.result} data-ok={result.ok}>
          {result.words}
        </p>
      )}
    </section>
  );
}

const webhookOf = (request: Record<string, unknown> | null | undefined): string | null => {
  const url = request?.['webhook_callback_url'];
  return typeof url === 'string' ? url : null;
};
