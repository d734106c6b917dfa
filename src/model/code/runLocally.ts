import { stringifyExact } from '~/json';
import { MASK, redactDeep } from '../redact';

/** One thing to do on one's own machine; `command` null for one that is done on this page. */
export interface LocalStep {
  title: string;
  command: string | null;
}

export interface LocalRun {
  /** The run's parameters as JSON, secrets masked; null where it had none. */
  parameters: string | null;
  /** Names of parameters that hold a masked secret, and of those that the API gave back masked. */
  masked: readonly string[];
  steps: readonly LocalStep[];
}

export const CODE_FILE = 'main.py';
export const PARAMETERS_FILE = 'params.json';

/** A text as one word of a POSIX shell, whatever it holds. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

const holdsMask = (value: unknown): boolean => stringifyExact(value ?? null).includes(MASK);

/**
 * How to run generated code on one's own machine with this run's parameters. `asFile` names a file with them, for shells
 * that quote in another way (Windows); else they stand in the command.
 */
export function runLocally(
  parameters: Readonly<Record<string, unknown>> | null,
  { asFile }: { asFile: boolean },
): LocalRun {
  const given = Object.entries(parameters ?? {}).filter(([, value]) => value !== undefined);
  const shown = redactDeep(Object.fromEntries(given)) as Record<string, unknown>;
  const text = given.length > 0 ? stringifyExact(shown) : null;
  const how =
    text === null ? '' : asFile ? `--params-file ${PARAMETERS_FILE} ` : `--params ${shellWord(text)} `;
  return {
    parameters: text === null ? null : `${stringifyExact(shown, 2)}\n`,
    masked: Object.keys(shown).filter((name) => holdsMask(shown[name])),
    steps: [
      { title: 'Install Skyvern', command: 'pip install skyvern' },
      { title: 'Set it up', command: 'skyvern quickstart' },
      { title: `Save the code as ${CODE_FILE}`, command: null },
      ...(asFile && text !== null
        ? [{ title: `Save the parameters as ${PARAMETERS_FILE}`, command: null }]
        : []),
      { title: 'Run it', command: `skyvern run code ${how}${CODE_FILE}` },
    ],
  };
}
