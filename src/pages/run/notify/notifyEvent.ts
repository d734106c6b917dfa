/** What a reader can ask to be told of. */
export type NotifyKind = 'finishes' | 'fails' | 'needsMe';

/** Which of them are wanted. */
export type NotifyChoice = Readonly<Record<NotifyKind, boolean>>;

/** A run as far as telling of it goes. */
export interface ToldRun {
  status: string;
  final: boolean;
  /** What it needs a person for, in a sentence; null where it needs nobody. */
  need: string | null;
}

export interface NotifyEvent {
  kind: NotifyKind;
  /** Completed, Failed …; “Needs you”. */
  word: string;
  /** What happened, in a sentence. */
  sentence: string;
}

const FAILED: ReadonlySet<string> = new Set(['failed', 'terminated', 'timed_out']);

/**
 * What there is to tell when a run that was `before` is `now`; null for nothing. A run tells of its end once, and of each
 * need once; one whose server is about to try again has not ended.
 */
export function notifyEvent(
  before: ToldRun,
  now: ToldRun,
  words: { word: string; meaning: string },
): NotifyEvent | null {
  if (now.final)
    return before.final
      ? null
      : { kind: FAILED.has(now.status) ? 'fails' : 'finishes', word: words.word, sentence: words.meaning };
  return now.need !== null && now.need !== before.need
    ? { kind: 'needsMe', word: 'Needs you', sentence: now.need }
    : null;
}
