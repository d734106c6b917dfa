import { stringifyExact } from '~/json';
import { flatTables, type FlatTable } from './flatTable';

/** A table in a run's output, with a name that tells it from the others. */
export interface OutputTable extends FlatTable {
  title: string;
}

/** Lists with which the server accompanies what a block gave. */
const ACCOMPANYING: ReadonlySet<string> = new Set(['failure_category', 'errors', 'downloaded_files']);
const EXTRACTED = 'extracted_information';

/**
 * The lists of flat objects in a run's output that its user asked for, each once: the server repeats what blocks
 * extracted in one list for the run, and accompanies it with lists of its own.
 */
export function outputTables(output: unknown): OutputTable[] {
  const asked = flatTables(output).filter(
    ({ name, path }) => !(name !== null && ACCOMPANYING.has(name) && !path.includes(EXTRACTED)),
  );
  const tables: FlatTable[] = [];
  for (const table of asked) if (!tables.some((one) => isSame(one, table))) tables.push(table);
  return tables.map((table) => ({ ...table, title: titleOf(table, tables) }));
}

/** The list's own name; two of one name get the block's label before it. */
function titleOf({ name, path }: FlatTable, all: readonly FlatTable[]): string {
  const own = name === EXTRACTED || name === null ? 'Extracted information' : name;
  if (all.filter((one) => one.name === name).length === 1) return own;
  const block = /^\$\.(\w+?)_output\b/.exec(path)?.[1];
  return block ? `${block} · ${own}` : `${own} · ${path}`;
}

const isSame = (one: FlatTable, other: FlatTable): boolean =>
  one.rows.length === other.rows.length &&
  one.columns.length === other.columns.length &&
  one.columns.every(({ key }, index) => key === other.columns[index]?.key) &&
  one.rows.every((row, at) =>
    row.every(
      (cell, column) => cell === other.rows[at]?.[column] || sameText(cell, other.rows[at]?.[column]),
    ),
  );

const sameText = (one: unknown, other: unknown): boolean =>
  one !== undefined && other !== undefined && stringifyExact(one) === stringifyExact(other);
