/** How a run's status is said and shown; `icon` is a lucide name. */
export interface StatusWords {
  word: string;
  icon:
    | 'circle-dashed'
    | 'clock-3'
    | 'loader-circle'
    | 'circle-pause'
    | 'circle-check'
    | 'circle-x'
    | 'octagon-alert'
    | 'timer-off'
    | 'ban'
    | 'circle-question-mark';
  tone: 'ok' | 'bad' | 'warn' | 'late' | 'run' | 'hold' | 'idle';
  /** One sentence: what the status means for the run. */
  meaning: string;
}

const statuses: Record<string, StatusWords> = {
  created: {
    word: 'Created',
    icon: 'circle-dashed',
    tone: 'idle',
    meaning: 'Initialized, waiting to be queued.',
  },
  queued: { word: 'Queued', icon: 'clock-3', tone: 'idle', meaning: 'Waiting for a free browser slot.' },
  running: {
    word: 'Running',
    icon: 'loader-circle',
    tone: 'run',
    meaning: 'Executing. The browser stream is live.',
  },
  paused: { word: 'Paused', icon: 'circle-pause', tone: 'hold', meaning: 'Waiting for a person to decide.' },
  completed: { word: 'Completed', icon: 'circle-check', tone: 'ok', meaning: 'Finished with success.' },
  failed: { word: 'Failed', icon: 'circle-x', tone: 'bad', meaning: 'Stopped by an error.' },
  terminated: {
    word: 'Terminated',
    icon: 'octagon-alert',
    tone: 'warn',
    meaning:
      'Stopped by the system: by a resource limit, a validation, or an agent that found its goal impossible.',
  },
  canceled: {
    word: 'Canceled',
    icon: 'ban',
    tone: 'idle',
    meaning: 'Stopped by the user with the Cancel button.',
  },
  timed_out: {
    word: 'Timed out',
    icon: 'timer-off',
    tone: 'late',
    meaning: 'Went over the configured time limit.',
  },
};

/** The words of a run's status. One this page does not know is shown as sent, and neutral. */
export const statusWords = (status: string): StatusWords =>
  (Object.hasOwn(statuses, status) ? statuses[status] : undefined) ?? {
    word: status,
    icon: 'circle-question-mark',
    tone: 'idle',
    meaning: 'The server says this word for the status of the run.',
  };
