import { useEffect, useEffectEvent, useRef } from 'react';
import { useConnection, type Assistant } from '~/api/connection';
import type { Prompt } from '~/model/code/prompt';
import { openAppDialog } from '~/pages/appDialogs';
import { Button } from '~/ui/Button';
import { CopyButton } from '~/ui/CopyButton';
import { EmptyState } from '~/ui/EmptyState';
import { ErrorPanel } from '~/ui/ErrorPanel';
import { Icon } from '~/ui/Icon';
import { Notice } from '~/ui/Notice';
import { sayAssistantError, sayEnd } from './assistantWords';
import css from './Explanation.module.css';
import { MarkdownText } from './MarkdownText';
import { useAssistantAnswer, type AssistantAnswer } from './useAssistantAnswer';

interface AiExplanationProps {
  /** Names the question: what code of which run. */
  question: string;
  makePrompt: () => Prompt;
  makeText: () => string;
}

/** The explanation that an assistant writes; without one, the question to ask elsewhere. */
export function AiExplanation({ question, makePrompt, makeText }: AiExplanationProps) {
  const { assistant } = useConnection();
  if (!assistant)
    return (
      <EmptyState
        icon="sparkles"
        title="No assistant is set"
        actions={
          <>
            <Button onClick={() => openAppDialog('settings')}>Open settings</Button>
            <CopyButton kind="default" size="normal" label="Copy the prompt" text={makeText} />
          </>
        }
      >
        With an OpenAI-compatible endpoint in Settings the explanation is written here. The prompt holds the
        code, what it did in this run, outputs and the failure; secrets are masked.
      </EmptyState>
    );
  const key = `${question} ${assistant.url} ${assistant.model}`;
  return <Answered key={key} question={key} assistant={assistant} makePrompt={makePrompt} />;
}

function Answered({
  question,
  assistant,
  makePrompt,
}: {
  question: string;
  assistant: Assistant;
  makePrompt: () => Prompt;
}) {
  const { answer, ask, stop } = useAssistantAnswer(question);
  const start = () => void ask(assistant, makePrompt());
  const begin = useEffectEvent(() => {
    if (answer.state === 'none') start();
  });
  useEffect(() => begin(), []);
  const { state, text } = answer;
  const busy = state === 'waiting' || state === 'writing';
  return (
    <div className={css.answer}>
      <div className={css.answerBar}>
        <span className={css.by}>
          By <code dir="auto">{assistant.model}</code>. It may be wrong.
        </span>
        {busy ? (
          <Button size="small" icon="square" onClick={stop}>
            Stop
          </Button>
        ) : (
          <>
            {text !== '' && <CopyButton label="Copy answer" text={text} />}
            <Button kind="quiet" size="small" icon="refresh-cw" onClick={start}>
              Ask again
            </Button>
          </>
        )}
      </div>
      {text !== '' && <MarkdownText text={text} />}
      <Ending answer={answer} assistant={assistant} onRetry={start} />
      <span role="status" className={css.state}>
        {busy && <Icon name="loader-circle" size={14} spin />}
        {state === 'waiting' ? 'Waiting for the assistant' : state === 'writing' ? 'Writing' : ''}
      </span>
      <KeepEndInView text={text} busy={busy} />
    </div>
  );
}

interface EndingProps {
  answer: AssistantAnswer;
  assistant: Assistant;
  onRetry: () => void;
}

/** How an answer ended, where it did not end by itself. */
function Ending({ answer, assistant, onRetry }: EndingProps) {
  const { state, text, end, error } = answer;
  if (state === 'done') {
    const said = end === null ? null : sayEnd(end);
    if (said) return <Notice icon="info">{said}</Notice>;
    return text === '' ? <Notice icon="info">The assistant gave an empty answer.</Notice> : null;
  }
  if (state === 'stopped') return <Notice icon="info">Stopped.</Notice>;
  if (state !== 'failed' || !error) return null;
  const { title, sentence, way } = sayAssistantError(error, assistant);
  const button =
    way === 'settings' ? (
      <Button size="small" onClick={() => openAppDialog('settings')}>
        Open settings
      </Button>
    ) : (
      <Button size="small" onClick={onRetry}>
        Try again
      </Button>
    );
  if (text !== '')
    return (
      <Notice role="alert" tone="warn" icon="triangle-alert" title={`${title}.`} actions={button}>
        {sentence}
      </Notice>
    );
  return (
    <ErrorPanel title={title} details={error.detail} actions={button}>
      {sentence}
    </ErrorPanel>
  );
}

/** Follows an answer that is being written, unless the reader scrolled away from its end. */
function KeepEndInView({ text, busy }: { text: string; busy: boolean }) {
  const ref = useRef<HTMLSpanElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const box = ref.current?.closest<HTMLElement>('[data-scrolls]');
    if (!box) return;
    const look = () => (atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40);
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, []);
  useEffect(() => {
    const box = ref.current?.closest<HTMLElement>('[data-scrolls]');
    if (box && busy && atEnd.current) box.scrollTop = box.scrollHeight;
  }, [text, busy]);
  return <span ref={ref} />;
}
