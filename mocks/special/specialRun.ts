import { derivedFolder, type Derivation } from '../scene/derivedFolder';
import { lane } from '../scene/rename';
import type { WorldAnswer } from '../scene/request';
import type { RunBook } from '../scene/runBook';
import type { RunFolder } from '../scene/runFolder';
import type { Ask } from '../scene/scene';

/** A run made up to show one state that no recorded run has. */
export interface SpecialRun {
  runId: string;
  /** The recorded run that it is made from. */
  slug: string;
  title: string;
  /** What one sees, for people who choose among the demo's runs. */
  sentence: string;
  /** Its agent and scripts are its own, not those of the recorded run. */
  ownAgent?: boolean;
  /** Called once for each world, for what has a memory or needs the clock. */
  make?: (now: () => number) => Behaviour;
}

type FileChange = NonNullable<Derivation['files']>[string];

export type Behaviour = Pick<
  Derivation,
  'files' | 'content' | 'disturb' | 'row' | 'signedUrlSeconds' | 'range' | 'extraIds'
>;

/** `wr_8` and a number: the rule of ids of special runs. */
export function specialId(number: number, kind = 'wr'): string {
  return `${kind}_8${String(number).padStart(18, '0')}`;
}

/** The list shows special runs behind all recorded ones. */
const MADE_AT = Date.UTC(2026, 10, 20, 12);

/** Adds special runs to a book; those whose recorded run is missing are left out. */
export function addSpecialRuns(book: RunBook, runs: readonly SpecialRun[], now: () => number): void {
  for (const [position, run] of runs.entries()) {
    const base = book.recorded(run.slug);
    if (base) book.add(specialFolder(base, run, position, now));
  }
}

function specialFolder(base: RunFolder, run: SpecialRun, position: number, now: () => number): RunFolder {
  const number = Number(run.runId.slice(run.runId.lastIndexOf('_') + 2));
  const behaviour = run.make?.(now) ?? {};
  return derivedFolder(base, {
    slug: run.runId,
    runId: run.runId,
    rename: {
      ...lane(number),
      names: new Map([[base.runId, run.runId]]),
      agent: run.ownAgent ?? false,
    },
    title: run.title,
    createdAt: MADE_AT - position * 60_000,
    ...behaviour,
    files: titled(behaviour.files ?? {}, run.title),
  });
}

const TITLE = /"(title|workflow_title)":\s?"(?:[^"\\]|\\.)*"/;

/** The run and its agent bear the title of the special run. */
function titled(files: NonNullable<Derivation['files']>, title: string): NonNullable<Derivation['files']> {
  const named: Record<string, FileChange> = { ...files };
  for (const file of [
    'run.json',
    'workflow-run-rich.json',
    'workflow-run.json',
    'workflow-run-summary.json',
    'agent.json',
    'workflow.json',
  ]) {
    const own = files[file];
    named[file] = async (text) => {
      const retitled =
        text?.replace(TITLE, (_whole, name: string) => `"${name}":${JSON.stringify(title)}`) ?? null;
      return own ? own(retitled) : retitled;
    };
  }
  return named;
}

/** What a request about a run asks for. */
export type Topic =
  | 'run'
  | 'timeline'
  | 'rich'
  | 'artifacts'
  | 'content'
  | 'signed-url'
  | 'artifact'
  | 'scripts'
  | 'agent'
  | 'tags'
  | 'tasks'
  | 'other';

const TOPICS: [RegExp, Topic][] = [
  [/^\/v1\/runs\/[^/]+$/, 'run'],
  [/\/timeline$/, 'timeline'],
  [/\/workflows\/runs\/[^/]+$/, 'rich'],
  [/\/workflows\/[^/]+\/runs\/[^/]+$/, 'rich'],
  [/\/artifacts$/, 'artifacts'],
  [/^\/v1\/artifacts\/[^/]+\/content$/, 'content'],
  [/^\/v1\/artifacts\/[^/]+\/signed-url$/, 'signed-url'],
  [/^\/v1\/artifacts\/[^/]+$/, 'artifact'],
  [/^\/v1\/scripts\//, 'scripts'],
  [/\/(?:agents|workflows)\/wpid_[^/]+$/, 'agent'],
  [/\/tags$/, 'tags'],
  [/\/tasks\//, 'tasks'],
];

export function topicOf(ask: Ask): Topic {
  return TOPICS.find(([pattern]) => pattern.test(ask.path))?.[1] ?? 'other';
}

/** Spoils answers about some topics, leaves the others. */
export function spoil(
  topics: readonly Topic[],
  how: (answer: WorldAnswer, ask: Ask) => WorldAnswer,
): Behaviour {
  const wanted = new Set(topics);
  return { disturb: (ask, answer) => (wanted.has(topicOf(ask)) ? how(answer, ask) : answer) };
}

/** Everything that a page reads of a run at once. */
export const READS: readonly Topic[] = ['run', 'timeline', 'rich', 'artifacts', 'tags', 'tasks'];

/** A new content of a JSON file: `change` works on the value, or gives another one. */
export function edit<T>(change: (value: T) => unknown): (text: string | null) => string | null {
  return (text) => {
    if (text === null) return null;
    const value = JSON.parse(text) as T;
    return JSON.stringify(change(value) ?? value);
  };
}

/** The same change in every file that tells a run's own fields. */
export function editRun(change: (run: Record<string, unknown>) => void): NonNullable<Derivation['files']> {
  const files: Record<string, FileChange> = {};
  for (const file of ['run.json', 'workflow-run-rich.json', 'workflow-run.json', 'workflow-run-summary.json'])
    files[file] = edit(change);
  return files;
}
