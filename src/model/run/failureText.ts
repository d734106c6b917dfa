import type { FailureCategory, RichRun, TaskV2 } from '~/skyvern/richRun';
import type { Run, RunError } from '~/skyvern/run';
import type { TaskV1 } from '~/skyvern/task';
import { splitFailure } from '../timeline/failureParts';
import { humanise } from '../timeline/humanise';

/** Why a run ended, for the reader. */
export interface FailureText {
  /** The server's text up to and with the words that announce a guess; a sentence of ours where it gave none. */
  reason: string;
  /** What a model guessed; null where the text announces none. */
  guess: string | null;
  /** The server's classification in words, best first. */
  categories: readonly { words: string; reasoning: string | null; confidence: number | null }[];
  /** Error codes as sent, each once. */
  codes: readonly { code: string; reasoning: string | null; byUser: boolean }[];
}

/** The failure reason in its parts, with the categories and error codes of whichever answer holds them. */
export function failureText(
  run: Run,
  rich: RichRun | null,
  taskV1: TaskV1 | null = null,
  taskV2: TaskV2 | null = null,
): FailureText {
  const text = run.failure_reason ?? rich?.failure_reason ?? taskV1?.failure_reason ?? null;
  const parts = text === null ? { reason: 'The server gave no reason.', guess: null } : splitFailure(text);
  const guessed = [
    rich?.failure_category,
    rich?.task_v2?.failure_category,
    taskV1?.failure_category,
    taskV2?.failure_category,
  ];
  return {
    ...parts,
    categories: inWords(guessed.find((list) => list && list.length > 0) ?? []),
    codes: codesOf([...run.errors, ...(rich?.errors ?? []), ...(taskV1?.errors ?? [])]),
  };
}

const inWords = (categories: readonly FailureCategory[]): FailureText['categories'] =>
  unique(
    categories.flatMap(({ category, reasoning, confidence_float: confidence }) =>
      category === null ? [] : [{ words: humanise(category), reasoning, confidence }],
    ),
    ({ words }) => words,
  );

const codesOf = (errors: readonly RunError[]): FailureText['codes'] =>
  unique(
    errors.flatMap(({ error_code: code, reasoning, error_type: type }) =>
      code === null ? [] : [{ code, reasoning, byUser: type === 'USER_DEFINED_ERROR' }],
    ),
    ({ code }) => code,
  );

/** The first member of each key, in order. */
function unique<T>(members: readonly T[], keyOf: (member: T) => string): T[] {
  const found = new Map<string, T>();
  for (const member of members) if (!found.has(keyOf(member))) found.set(keyOf(member), member);
  return [...found.values()];
}
