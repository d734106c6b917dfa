import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEMO_RUNS } from '../../mocks/demoRuns';

it('the table of the README names every live and special run, and what one sees', () => {
  const readme = readFileSync('mocks/README.md', 'utf8');
  const rows = new Map(
    [...readme.matchAll(/^\| `(\w+_\d{18,19})`\s*\| (.*?)\s*\|$/gm)].map(([, id, sentence]) => [
      id,
      sentence,
    ]),
  );
  expect(rows).toEqual(new Map(DEMO_RUNS.map((run) => [run.runId, run.sentence])));
});
