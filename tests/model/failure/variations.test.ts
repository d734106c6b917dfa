import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyse } from '~/model/failure/analyse';
import { recordedIndex } from '../recordedRun';
import { variedId, variedRun, type Variation } from './variedRun';

const variations: fc.Arbitrary<Variation> = fc.record({
  labels: fc.boolean(),
  idsBy: fc.constantFrom(0, 1_000, 987_654_321),
  words: fc.boolean(),
  confidence: fc.constantFrom('kept', 'none', 'lower'),
  waitsAfter: fc.uniqueArray(fc.nat(12), { maxLength: 5 }),
  scrollsAfter: fc.uniqueArray(fc.nat(12), { maxLength: 5 }),
  elements: fc.boolean(),
  host: fc.constantFrom(null, 'intranet.example', '例え.example'),
  older: fc.boolean(),
});

/** What was recorded is one case of its kind: the same must come out of a run that differs in what does not matter. */
describe.each(recordedIndex)(
  'a run like $slug',
  ({ slug, verdicts, opens_on: right, quiet_line: quietLine }) => {
    test('has the same verdict and opens on the same, whatever its labels, ids, language, sureness and noise', () => {
      fc.assert(
        fc.property(variations, (variation) => {
          const { verdict, itemId, quiet } = analyse(variedRun(slug, variation));
          const varied = (ids: readonly string[]) => ids.map((id) => variedId(id, variation));
          if (verdicts.length) {
            expect(verdicts).toContain(verdict);
            expect(varied(right)).toContain(itemId);
          } else expect([null, 'none']).toContain(verdict);
          if (quietLine.length) expect(varied(quietLine)).toContain(quiet?.itemId);
          else expect(quiet).toBeNull();
        }),
        { numRuns: slug === 'weekly-audit-large' ? 5 : 25 },
      );
    });
  },
);
