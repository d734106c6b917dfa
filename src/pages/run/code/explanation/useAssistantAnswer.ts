import { useCallback, useEffect, useRef, useState } from 'react';
import { askAssistant, type AnswerEnd } from '~/api/assistant';
import { AssistantError } from '~/api/assistantError';
import type { Assistant } from '~/api/connection';
import type { Prompt } from '~/model/code/prompt';

/** An assistant's answer as far as it has come. */
export interface AssistantAnswer {
  state: 'none' | 'waiting' | 'writing' | 'done' | 'stopped' | 'failed';
  text: string;
  /** How it ended, once it is done. */
  end: AnswerEnd | null;
  error: AssistantError | null;
}

const NONE: AssistantAnswer = { state: 'none', text: '', end: null, error: null };

/** Answers outlive the tab, for they cost time and money; the oldest are forgotten. */
const kept = new Map<string, AssistantAnswer>();
const MOST_KEPT = 20;
/** An answer is drawn at most so often, in milliseconds. */
const DRAWN_MS = 80;

function keep(key: string, answer: AssistantAnswer): void {
  kept.delete(key);
  kept.set(key, answer);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) return;
    kept.delete(oldest);
  }
}

/**
 * Asks an assistant and follows its answer. `key` names the question: an answer to the same one is there again when the
 * tab is opened again. Leaving the tab stops an answer that is being written and keeps what came.
 */
export function useAssistantAnswer(key: string) {
  const [answer, setAnswer] = useState<AssistantAnswer>(() => kept.get(key) ?? NONE);
  const running = useRef<AbortController | null>(null);

  const ask = useCallback(
    async (assistant: Assistant, { system, user }: Prompt) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      let text = '';
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = (next: AssistantAnswer) => {
        clearTimeout(timer);
        timer = undefined;
        keep(key, next);
        if (running.current === controller) setAnswer(next);
      };
      show({ ...NONE, state: 'waiting' });
      try {
        const end = await askAssistant(
          assistant,
          [
            { role: 'system', content: system },
            { role: 'user', content: user },
          ],
          {
            signal: controller.signal,
            onText: (piece) => {
              text += piece;
              timer ??= setTimeout(() => show({ ...NONE, state: 'writing', text }), DRAWN_MS);
            },
          },
        );
        show({ state: 'done', text, end, error: null });
      } catch (thrown) {
        const error = thrown instanceof AssistantError ? thrown : new AssistantError('garbled');
        show({ state: error.kind === 'stopped' ? 'stopped' : 'failed', text, end: null, error });
      }
    },
    [key],
  );
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(
    () => () => {
      running.current?.abort();
    },
    [],
  );
  return { answer, ask, stop };
}
