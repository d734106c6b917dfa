import { useState, type FormEvent } from 'react';
import { asApiError } from '~/api/http';
import type { ApiError } from '~/api/apiError';
import { useSendCode } from '~/api/humanInput';
import { sayError } from '~/pages/words';
import { kindOfId } from '~/skyvern/ids';
import { Button } from '~/ui/Button';
import { formatTicking } from '~/ui/format';
import { Notice } from '~/ui/Notice';
import { Segments } from '~/ui/Segments';
import { TextArea } from '~/ui/TextArea';
import { TextField } from '~/ui/TextField';
import { useNow } from '~/ui/useNow';
import { useOneAtATime } from '../actions/useOneAtATime';
import { useRunData } from '../workspace/RunContext';
import type { CodeWait } from './codeWait';
import css from './Forms.module.css';
import { useCalm } from './useCalm';
import { useCodeWait } from './useCodeWait';

/** So many characters at most are a code; a longer text is read by the server's AI. */
const LONGEST_CODE = 10;

const KINDS = [
  { value: 'code', label: 'Code' },
  { value: 'text', label: 'Link or message' },
] as const;

/** The way to hand a verification code, or the link of a message, to a run that waits for one. Nothing while none does. */
export function CodeForm() {
  const wait = useCalm(useCodeWait(), (now, next) => now?.sure !== next?.sure);
  // What the reader opened stays until they close it: a run that only seems to wait may go on at any moment.
  const [opened, setOpened] = useState<CodeWait | null>(null);
  const shown = wait ?? opened;
  if (!shown) return null;
  if (!shown.sure && !opened)
    return (
      <Notice
        icon="rectangle-ellipsis"
        title="Nothing new for a while."
        actions={
          <Button size="small" kind="quiet" onClick={() => setOpened(shown)}>
            Send a code
          </Button>
        }
      >
        The run may be waiting for a verification code.
      </Notice>
    );
  return <Form wait={shown} onClose={shown.sure ? null : () => setOpened(null)} />;
}

function Form({ wait, onClose }: { wait: CodeWait; onClose: (() => void) | null }) {
  const { run } = useRunData();
  const [kind, setKind] = useState<'code' | 'text'>('code');
  const [content, setContent] = useState('');
  const [typedIdentifier, setTypedIdentifier] = useState('');
  const [wrong, setWrong] = useState<{ field: 'content' | 'identifier'; words: string } | null>(null);
  const [sent, setSent] = useState<string | null>(null);
  const send = useSendCode();
  const now = useNow(1_000);
  const identifier = wait.identifier ?? typedIdentifier.trim();

  const submit = useOneAtATime(async () => {
    const problem = problemOf(kind, content, identifier);
    setWrong(problem);
    setSent(null);
    if (problem) return;
    try {
      const answer = await send.mutateAsync({ identifier, content, ...runOf(run.run_id, wait) });
      setContent('');
      setSent(
        answer.status === 'raw_pending'
          ? 'Sent. The server took it and has not found a code in it yet.'
          : 'Sent. The run takes it by itself.',
      );
    } catch (thrown) {
      setWrong({ field: 'content', words: sayRefusal(asApiError(thrown)) });
    }
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const contentError = wrong?.field === 'content' ? wrong.words : null;
  const change = (text: string) => {
    setContent(text);
    setWrong(null);
  };
  return (
    <Notice
      tone="hold"
      icon="rectangle-ellipsis"
      title={wait.sure ? 'Waiting for a verification code' : 'Send a verification code'}
      actions={
        onClose && (
          <Button kind="quiet" size="small" onClick={onClose}>
            Close
          </Button>
        )
      }
    >
      {wait.identifier && (
        <>
          for <code dir="auto">{wait.identifier}</code>
        </>
      )}
      {wait.sure && wait.sinceMs !== null && (
        <span className={css.quiet}> · {formatTicking(now - wait.sinceMs)} so far</span>
      )}
      <form className={css.code} onSubmit={onSubmit} aria-label="Verification code">
        <Segments label="What you have" options={KINDS} value={kind} onChange={setKind} />
        {wait.identifier === null && (
          <TextField
            label="Whom the code is for"
            placeholder="Identifier: mail address or phone number"
            showLabel={false}
            size="sheet"
            value={typedIdentifier}
            onChange={setTypedIdentifier}
            error={wrong?.field === 'identifier' ? wrong.words : null}
          />
        )}
        {kind === 'code' ? (
          <TextField
            label="Code"
            placeholder="Code"
            showLabel={false}
            size="sheet"
            mono
            autoComplete="one-time-code"
            value={content}
            onChange={change}
            error={contentError}
          />
        ) : (
          <TextArea
            label="Magic link, or the message that holds the code"
            placeholder="Magic link, or the message that holds the code"
            showLabel={false}
            size="sheet"
            rows={1}
            value={content}
            onChange={change}
            error={contentError}
          />
        )}
        <Button type="submit" kind="primary" size="small" busy={send.isPending}>
          Send code
        </Button>
        <span role="status" className={css.sent}>
          {sent}
        </span>
      </form>
    </Notice>
  );
}

/** What is wrong with the entry, and where; null where it can be sent. */
function problemOf(kind: 'code' | 'text', content: string, identifier: string) {
  const text = content.trim();
  if (!identifier)
    return { field: 'identifier' as const, words: 'Enter whom the code is for, as the agent names it.' };
  if (!text)
    return {
      field: 'content' as const,
      words: kind === 'code' ? 'Enter the code.' : 'Enter the link or the message.',
    };
  return kind === 'code' && text.length > LONGEST_CODE
    ? { field: 'content' as const, words: 'A code has 10 characters at most. Send it as a message.' }
    : null;
}

/** The run or task that waits, as the server is told. */
function runOf(runId: string, { block }: CodeWait) {
  if (kindOfId(runId) === 'task_v1') return { taskId: runId };
  const waiting = block?.block?.workflow_run_id ?? (kindOfId(runId) === 'workflow_run' ? runId : null);
  return { runId: waiting };
}

function sayRefusal(error: ApiError): string {
  if (error.status === 400 && /parse/i.test(error.detail ?? ''))
    return 'The server found no code and no link in this text.';
  if (error.status === 402) return 'The server asks for a paid plan before it takes codes.';
  if (error.status === 502 || error.kind === 'busy')
    return 'The server could not take it now. Send it again in a moment.';
  const said = sayError(error);
  return [`${said.title}.`, said.serverSays ?? said.sentence].join(' ');
}
