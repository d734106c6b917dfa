import { describe, expect, test } from 'vitest';
import { analyse } from '~/model/failure/analyse';
import type { Analysis } from '~/model/failure/analysis';
import { recordedIndex, recordedRun, type RecordedRun } from '../recordedRun';

const analysed = (recorded: RecordedRun): Analysis => analyse(recorded);

/** What a careful engineer named as right for each recorded run stands in the index of the recordings. */
describe.each(recordedIndex)(
  '$slug ($status)',
  ({ slug, verdicts, opens_on: opensOn, quiet_line: quietLine }) => {
    const recorded = recordedRun(slug);
    const analysis = analysed(recorded);
    const { timeline } = recorded;

    test('its verdict, and the item it opens on', () => {
      if (verdicts.length === 0) {
        expect([null, 'none']).toContain(analysis.verdict);
        return;
      }
      expect(verdicts).toContain(analysis.verdict);
      expect(opensOn).toContain(analysis.itemId);
    });

    test('the same without the steps, the definition and the rich answer', () => {
      const bare = analysed({ ...recorded, steps: new Map(), definition: null, rich: null });
      if (verdicts.length) {
        expect(verdicts).toContain(bare.verdict);
        expect(opensOn).toContain(bare.itemId);
      } else expect([null, 'none']).toContain(bare.verdict);
    });

    test('its quiet line', () => {
      if (quietLine.length) expect(quietLine).toContain(analysis.quiet?.itemId);
      else expect(analysis.quiet).toBeNull();
    });

    test('everything it names is in the run, from the item outwards', () => {
      const named = [
        analysis.itemId,
        analysis.endedById,
        analysis.lastDone,
        analysis.quiet?.itemId ?? null,
        ...analysis.chain,
        ...analysis.others.map(({ itemId }) => itemId),
      ];
      for (const id of named) if (id !== null) expect(timeline.byId.has(id)).toBe(true);
      if (analysis.verdict) {
        expect(analysis.rule).toMatch(/^[A-Z#“].*\.$/);
        expect(analysis.chain[0] ?? null).toBe(analysis.itemId);
        const parents = analysis.chain.map((id) => timeline.nodes[timeline.byId.get(id) ?? -1]?.parent);
        expect(parents.slice(0, -1)).toEqual(analysis.chain.slice(1).map((id) => timeline.byId.get(id)));
        expect(analysis.others.map(({ itemId }) => itemId)).toContain(analysis.itemId);
      }
    });
  },
);
