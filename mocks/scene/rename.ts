/**
 * A recorded run becomes another one by giving everything in it other ids: the same digits plus a fixed number, so
 * that the order of ids, which is the order of time, stays. Agents, scripts and organizations stay what they are.
 */
export interface Rename {
  /** Added to the digits of every id of a thing that belongs to one run. */
  shift: bigint;
  /** Ids with a name of their own, by recorded id. */
  names?: ReadonlyMap<string, string>;
  /** Agents, their versions and their scripts get other ids too. */
  agent?: boolean;
}

const RUN_KINDS = 'tsk_v2|tsk|wr|wrb|stp|act|ot|a|pbs|tr';
// Ids also stand inside paths and file names (`00_0_stp_59…_/…_a_59…_recording.mp4`): letters and digits bound them, not words.
const RUN_ID = new RegExp(`(?<![A-Za-z])(${RUN_KINDS})_(\\d{15,19})(?!\\d)`, 'g');
const ANY_ID = new RegExp(`(?<![A-Za-z])(${RUN_KINDS}|wpid|w|sr|s)_(\\d{15,19})(?!\\d)`, 'g');

/** All ids of a text, renamed. */
export function renameText(text: string, rename: Rename): string {
  return text.replace(rename.agent ? ANY_ID : RUN_ID, (id, kind: string, digits: string) => {
    const named = rename.names?.get(id);
    return named ?? `${kind}_${BigInt(digits) + rename.shift}`;
  });
}

/** The recorded id behind a renamed one; an id of a kind that is not renamed is given back as it is. */
export function recordedId(id: string, rename: Rename): string {
  for (const [recorded, name] of rename.names ?? []) if (name === id) return recorded;
  const match = /^([a-z]+(?:_v2)?)_(\d{15,19})$/.exec(id);
  const [, kind = '', digits = ''] = match ?? [];
  const kinds = rename.agent ? `${RUN_KINDS}|wpid|w|sr|s` : RUN_KINDS;
  return kinds.split('|').includes(kind) ? `${kind}_${BigInt(digits) - rename.shift}` : id;
}

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?/g;

/**
 * All times of a text, moved.
 *
 * @param move milliseconds since 1970 as recorded → as told
 */
export function moveTimes(text: string, move: (recorded: number) => number): string {
  return text.replace(TIME, (time) => {
    const recorded = readTime(time);
    return writeTime(move(recorded), time.slice(23, 26));
  });
}

/** Milliseconds since 1970 of a server's time, which has no zone and is UTC. */
export function readTime(time: string): number {
  return Date.parse(`${time.slice(0, 23)}Z`);
}

/** A time as the server writes it: UTC, no zone, six digits, none at all when they are zero. */
export function writeTime(ms: number, micros = '000'): string {
  const text = new Date(ms).toISOString().slice(0, 23) + micros.padEnd(3, '0');
  return text.endsWith('.000000') ? text.slice(0, 19) : text;
}
