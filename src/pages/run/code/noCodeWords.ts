/** Why there is no generated code to show. */
export type NoCodeReason =
  | 'task'
  | 'task_v2'
  | 'no-route'
  | 'deleted'
  | 'writing'
  | 'running'
  | 'just-ended'
  | 'off'
  | 'left-none'
  | 'none-here';

interface Words {
  title: string;
  sentence: string;
}

const NONE = 'No generated code';
const YET = 'No code yet';

const WORDS: Record<NoCodeReason, Words> = {
  task: { title: NONE, sentence: 'The server generates code for runs of agents. This run is a task.' },
  task_v2: {
    title: NONE,
    sentence:
      'The server generates code for runs of agents. This run is a task v2, which plans its steps as it goes.',
  },
  'no-route': { title: NONE, sentence: 'This server does not give any: it has no route for generated code.' },
  deleted: { title: NONE, sentence: 'The agent was deleted, and the server gives no code of it any more.' },
  writing: {
    title: YET,
    sentence: 'The server writes it while the run goes on and when it ends. The page updates by itself.',
  },
  running: {
    title: YET,
    sentence:
      'Code generation is not switched on for this agent. Where the server makes code of a run all the same, it appears here. To run with code, set “Run With” to Code in the agent’s settings.',
  },
  'just-ended': {
    title: YET,
    sentence: 'The run has just ended. If the server makes code of it, it appears here within a minute.',
  },
  off: {
    title: NONE,
    sentence: 'Set “Run With” to Code in the agent’s settings, then run it again.',
  },
  'left-none': {
    title: NONE,
    sentence: 'Code generation is on, but the server keeps no code of this run.',
  },
  'none-here': { title: NONE, sentence: 'The server keeps no code under this cache key.' },
};

export const sayNoCode = (reason: NoCodeReason): Words => WORDS[reason];

/** Reasons after which the agent's settings are the next place to go. */
export const leadsToEditor = (reason: NoCodeReason): boolean => reason === 'off' || reason === 'running';
