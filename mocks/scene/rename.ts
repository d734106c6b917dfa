/**
 * A recorded run becomes another one by giving everything in it other ids. The digits of an id hold the second in
 * which the thing was made (high 32 bits) and a number in that second; both keep their order. Agents, scripts and
 * organizations stay what they are.
 */
export interface Rename {
  /** Digits of a recorded thing to those of the new one. */
  move(digits: bigint): bigint;
  /** And back. */
  back(digits: bigint): bigint;
  /** Ids with a name of their own, by recorded id. */
  names?: ReadonlyMap<string, string>;
  /** Agents, their versions and their scripts get other ids too. */
  agent?: boolean;
}

/** Recorded ids of one second differ in their lowest twelve bits; what is above can tell copies of a run apart. */
const LANE = 4096n;
/** Second that the clock in ids starts at: 2022-06-20T00:00:00Z. */
const EPOCH_SECONDS = 1_655_683_200;

/** The things of the `lane`-th copy of a run, made at the same times; up to 40,000 copies fit. */
export function lane(number: number): Rename {
  const by = BigInt(number) * LANE;
  return { move: (digits) => digits + by, back: (digits) => digits - by };
}

/** Moves the second that the digits of an id hold. */
export function addSeconds(digits: bigint, seconds: number): bigint {
  return digits + (BigInt(seconds) << 32n);
}

/** When the thing with these digits was made: milliseconds since 1970, to the second. */
export function timeOfDigits(digits: bigint): number {
  return (Number(digits >> 32n) + EPOCH_SECONDS) * 1000;
}

/** Digits of a thing made in this second, with a number of 32 bits. */
export function digitsAt(time: number, number: number): bigint {
  return (BigInt(Math.floor(time / 1000) - EPOCH_SECONDS) << 32n) + BigInt(number);
}

export function digitsOf(id: string): bigint {
  return BigInt(id.slice(id.lastIndexOf('_') + 1));
}

const RUN_KINDS = 'tsk_v2|tsk|wr|wrb|stp|act|ot|a|pbs|tr';
const ALL_KINDS = `${RUN_KINDS}|wpid|w|sr|s`;
// Ids also stand inside paths and file names (`00_0_stp_59…_/…_a_59…_recording.mp4`): letters and digits bound them, not words.
const RUN_ID = new RegExp(`(?<![A-Za-z])(${RUN_KINDS})_(\\d{15,19})(?!\\d)`, 'g');
const ANY_ID = new RegExp(`(?<![A-Za-z])(${ALL_KINDS})_(\\d{15,19})(?!\\d)`, 'g');
const KINDS = { run: new Set(RUN_KINDS.split('|')), all: new Set(ALL_KINDS.split('|')) };

/** All ids of a text, renamed. */
export function renameText(text: string, rename: Rename): string {
  return text.replace(rename.agent ? ANY_ID : RUN_ID, (id, kind: string, digits: string) => {
    const named = rename.names?.get(id);
    return named ?? `${kind}_${rename.move(BigInt(digits))}`;
  });
}

/** The recorded id behind a renamed one; an id of a kind that is not renamed is given back as it is. */
export function recordedId(id: string, rename: Rename): string {
  for (const [recorded, name] of rename.names ?? []) if (name === id) return recorded;
  const [, kind = '', digits = ''] = /^([a-z]+(?:_v2)?)_(\d{15,19})$/.exec(id) ?? [];
  return KINDS[rename.agent ? 'all' : 'run'].has(kind) ? `${kind}_${rename.back(BigInt(digits))}` : id;
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
