import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { recordedIndex, recordedSlugs } from '../../model/recordedRun';
import { giveSizes, openTimeline, recordedData } from './panelSetup';

// Tall enough for every recorded run, so that each of its items is a row.
beforeEach(() => giveSizes(20_000));

const withItems = recordedSlugs
  .filter((slug) => slug !== '_errors' && slug !== '_lists')
  .map((slug) => ({ slug, data: recordedData(slug) }))
  .filter(({ data }) => data.timeline?.nodes.length);

describe.each(withItems)('$slug', ({ data }) => {
  test('every item is a row with its place in the tree, and no other row stands there', async () => {
    const page = openTimeline(data);
    await page.user.click(screen.getByRole('button', { name: 'Expand all' }));
    const nodes = data.timeline?.nodes ?? [];
    expect(page.rows().map((row) => row.dataset['itemId'])).toEqual(nodes.map(({ id }) => id));
    for (const [at, row] of page.rows().entries()) {
      const node = nodes[at];
      expect(row.dataset['kind']).toBe(node?.kind);
      expect(row.dataset['status'] ?? null).toBe(node?.status);
      expect(row).toHaveAttribute('aria-level', String((node?.depth ?? 0) + 1));
      expect(row).toHaveAttribute('aria-selected');
      expect(Number(row.getAttribute('aria-posinset'))).toBeLessThanOrEqual(
        Number(row.getAttribute('aria-setsize')),
      );
      expect(row.hasAttribute('aria-expanded')).toBe((node?.end ?? 0) > at + 1);
      expect(row).toHaveAccessibleName();
    }
  });

  test('counts what it holds', () => {
    const page = openTimeline(data);
    const digits = (of: string) => page.count(of)?.replaceAll(/[^\d/]/g, '') ?? null;
    const { actions, blocksDone, blocksAll, failures } = data.timeline?.totals ?? { failures: [] };
    expect(digits('actions')).toBe(String(actions));
    expect(digits('steps')).toBe(String(data.run.step_count ?? ''));
    expect(digits('blocks')).toBe(`${blocksDone}/${blocksAll}`);
    expect(digits('failures')).toBe(failures.length ? String(failures.length) : null);
  });
});

describe('a run with a verdict opens on its item', () => {
  const failed = withItems.filter(({ data }) => data.analysis?.itemId);
  test.each(failed)('$slug', ({ slug, data }) => {
    const page = openTimeline({ ...data, askedId: `wr_opens_${slug}` });
    const right = recordedIndex.find((run) => run.slug === slug);
    expect(page.selectedIds()).toEqual([data.analysis?.itemId]);
    if (right?.verdicts.length) {
      expect(right.opens_on).toContain(page.selectedIds()[0]);
      expect(page.row(data.analysis?.itemId ?? '')).toHaveAttribute(
        'data-verdict',
        data.analysis?.verdict ?? '',
      );
    }
    // The way to it is unfolded, other blocks are not.
    for (const row of page.rows().filter((one) => one.getAttribute('aria-expanded') === 'true')) {
      expect(data.analysis?.chain ?? [data.analysis?.itemId]).toContain(row.dataset['itemId']);
    }
  });
});
