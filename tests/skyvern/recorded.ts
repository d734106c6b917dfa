import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseExact } from '~/json/parseExact';

const DIR = fileURLToPath(new URL('../../mocks/runs/', import.meta.url));

/** Folders of recorded runs. */
export const slugs = readdirSync(DIR).filter((name) => /^[a-z]/.test(name) && !name.includes('.'));

/** The text of a recorded file. */
const recordedText = (path: string): string => readFileSync(DIR + path, 'utf8');

/** A recorded answer as the page reads it; null where that run has no such file. */
export function recorded(slug: string, file: string): unknown {
  try {
    return parseExact(recordedText(`${slug}/${file}`));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The lines of a recorded series. */
export const recordedLines = (path: string): unknown[] =>
  recordedText(path)
    .split('\n')
    .filter(Boolean)
    .map((line) => parseExact(line));

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The files of a folder. */
export const filesOf = (folder: string): string[] => readdirSync(DIR + folder);

/**
 * Keys whose value a reader was sent and did not get: something came, and it reads as nothing.
 * Blank texts, empty lists and unreadable times read as nothing on purpose.
 */
export function lostKeys(sent: unknown, read: Record<string, unknown>): string[] {
  if (!isObject(sent)) return ['(no object)'];
  return Object.entries(sent).flatMap(([key, value]) => {
    if (value === null || value === '' || (Array.isArray(value) && !value.length)) return [];
    const got = read[key];
    const lost =
      got === null ||
      got === undefined ||
      (Array.isArray(value) && Array.isArray(got) && got.length !== value.length);
    return lost ? [key] : [];
  });
}
