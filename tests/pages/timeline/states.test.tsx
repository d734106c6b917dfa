import { act, screen } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '~/api/http';
import { giveSizes, openTimeline, recordedData, sentData } from './panelSetup';

beforeEach(() => giveSizes());

const noTree = () => expect(screen.queryByRole('tree')).toBe(null);
const absent = { timeline: null, analysis: null } as const;

describe('without items there is a sentence and no tree', () => {
  test('while the answer is on its way', () => {
    openTimeline(sentData([], { ...absent, timelineState: 'loading' }));
    expect(screen.getByRole('status', { name: 'Loading the timeline' })).toBeInTheDocument();
    noTree();
  });

  test('when a run just started', async () => {
    // What loads by itself is given up by a rendering that nobody awaits.
    await act(async () => void openTimeline(sentData([], { status: 'running' })));
    expect(await screen.findByText('The first item appears here when the agent starts.')).toBeInTheDocument();
    noTree();
  });

  test('when a run ended before it did anything', async () => {
    openTimeline(recordedData('canceled-before-browser'));
    expect(await screen.findByText('The run ended before the agent did anything.')).toBeInTheDocument();
    noTree();
  });

  test('when the server keeps none for this kind of run', async () => {
    openTimeline(sentData([], { ...absent, timelineState: 'unsupported' }));
    expect(await screen.findByText('No timeline for this kind of run')).toBeInTheDocument();
    noTree();
  });

  test('when the server failed, with a way to try again', async () => {
    const retryTimeline = vi.fn();
    const timelineError = new ApiError({
      kind: 'server',
      status: 500,
      method: 'GET',
      path: '/v1/runs/wr_1/timeline',
    });
    const page = openTimeline(
      sentData([], { ...absent, timelineState: 'error', timelineError, retryTimeline }),
    );
    expect(await screen.findByText('The server had a problem')).toBeInTheDocument();
    await page.user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(retryTimeline).toHaveBeenCalledOnce();
    noTree();
  });
});

test('an address with an item that is gone says so, and shows the run', async () => {
  const page = openTimeline(recordedData('code-block-raises'), '/runs/wr_1/overview?item=act_0');
  expect(screen.getByText('This item is not in the run.')).toBeInTheDocument();
  expect(page.selectedIds()).toHaveLength(1);
  await page.user.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(screen.queryByText('This item is not in the run.')).toBe(null);
});
