import { describe, expect, it } from 'vitest';
import { countOf } from '../../mocks/generate/documents';
import { generateRun } from '../../mocks/generate/generateRun';
import { generatedRunId, readGeneratedId } from '../../mocks/generate/ids';
import type { MadeItem } from '../../mocks/generate/parts';
import { testWorld } from './ask';

function everyItem(items: readonly MadeItem[]): MadeItem[] {
  const all: MadeItem[] = [];
  const open = [...items];
  for (let item = open.pop(); item; item = open.pop()) {
    all.push(item);
    open.push(...item.children);
  }
  return all;
}

describe('a generated run', () => {
  it.each([1, 2, 17, 100, 1000, 10_000])('has exactly %i items', (items) => {
    expect(countOf(generateRun({ items }))).toBe(items);
  });

  it('is the same for the same seed and another for another', () => {
    const one = JSON.stringify(generateRun({ items: 300, seed: 10 }));
    expect(JSON.stringify(generateRun({ items: 300, seed: 10 }))).toBe(one);
    expect(JSON.stringify(generateRun({ items: 300, seed: 20 }))).not.toBe(one);
  });

  it('holds loops, conditionals, thoughts and actions, no id twice, newest first everywhere', () => {
    const run = generateRun({ items: 2000 });
    const items = everyItem(run.timeline);
    const blocks = items.flatMap((item) => item.block ?? []);
    expect(new Set(blocks.map((block) => block.block_type))).toEqual(
      new Set(['for_loop', 'conditional', 'navigation', 'extraction']),
    );
    const inLoops = blocks.filter((block) => block['current_index'] !== null).length;
    expect(inLoops / blocks.length).toBeGreaterThan(0.25);
    const ids = [
      ...items.map((item) => item.block?.workflow_run_block_id ?? item.thought?.['thought_id']),
      ...blocks.flatMap((block) => block.actions.map((action) => action.action_id)),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const list of [
      run.timeline,
      ...items.map((item) => item.children),
      ...blocks.map((block) => block.actions),
    ]) {
      const times = list.map((one) => one.created_at);
      expect(times).toEqual(times.toSorted().toReversed());
    }
  });

  it('weighs what a real one weighs', () => {
    const bytes = JSON.stringify(generateRun({ items: 1000 }).timeline).length;
    expect(bytes / 1000).toBeGreaterThan(1500);
    expect(bytes / 1000).toBeLessThan(2800);
  });

  it('keeps what it was when it grows', () => {
    const before = everyItem(generateRun({ items: 200, seed: 3 }).timeline).length;
    const after = generateRun({ items: 200, seed: 3, grown: 40 });
    expect(countOf(after)).toBe(240);
    expect(everyItem(after.timeline).length).toBeGreaterThan(before);
  });

  it('reads its ids back', () => {
    expect(generatedRunId(10_000)).toBe('wr_9000000000000010000');
    expect(readGeneratedId('wr_9000000000000010000')).toEqual({ seed: 0, items: 10_000 });
    expect(readGeneratedId('wr_9999000000000010000')).toBeNull();
    expect(readGeneratedId('wr_599935478559500566')).toBeNull();
  });

  it('has ids that say when each thing was made', () => {
    const { timeline } = generateRun({ items: 300 });
    for (const { block } of everyItem(timeline)) {
      if (!block) continue;
      const made = (Number(BigInt(block.workflow_run_block_id.slice(4)) >> 32n) + 1_655_683_200) * 1000;
      expect(Math.abs(made - Date.parse(`${block.created_at.slice(0, 23)}Z`))).toBeLessThan(2000);
    }
  });

  it('is served under its id with its agent, its lists and its pictures', async () => {
    const t = testWorld();
    const id = generatedRunId(150, 11);
    expect(await t.json(`/v1/runs/${id}`)).toMatchObject({
      run_id: id,
      status: 'failed',
      step_count: expect.any(Number),
    });
    expect(await t.json(`/v1/workflows/runs/${id}`)).toMatchObject({ workflow_run_id: id });
    const timeline = await t.json<MadeItem[]>(`/v1/runs/${id}/timeline`);
    const block = everyItem(timeline).find((item) => item.block?.actions.length)?.block;
    const action = block?.actions[0];
    const ofStep = await t.json<{ artifact_id: string }[]>(`/api/v1/step/${action?.step_id}/artifacts`);
    expect(ofStep.map((row) => row.artifact_id)).toContain(action?.screenshot_artifact_id);
    const all = await t.json<unknown[]>(`/v1/runs/${id}/artifacts?artifact_type=screenshot_final`);
    expect(all.length).toBeGreaterThan(0);
    const picture = await t.get(`/v1/artifacts/${action?.screenshot_artifact_id}/content`);
    expect(picture.headers['content-type']).toBe('image/png');
    expect([...(picture.body as Uint8Array).subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  });

  it('gains an item with every reading where its seed says so', async () => {
    const t = testWorld();
    const path = `/v1/runs/${generatedRunId(100, 3)}/timeline`;
    const sizes: number[] = [];
    for (let i = 0; i < 4; i++) {
      const items = everyItem(await t.json<MadeItem[]>(path));
      sizes.push(items.length + items.reduce((sum, item) => sum + (item.block?.actions.length ?? 0), 0));
    }
    expect(sizes).toEqual([101, 102, 103, 104]);
  });
});
