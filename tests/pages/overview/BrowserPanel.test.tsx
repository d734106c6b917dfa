import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BrowserPanel } from '~/pages/run/overview/browser/BrowserPanel';
import { ARTIFACT_RUNS } from '../../../mocks/demoRuns';
import { server } from '../../../mocks/node';
import { catchDownloads } from '../showTab';
import { showRun } from '../showRun';
import { giveSizes } from '../timeline/panelSetup';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
beforeEach(() => giveSizes());
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const SHOP = 'wr_599935478559500566';
const TYPED = 'act_599935663243094444';
const CLICKED = 'act_599935740552505838';
const TASK_V2 = 'tsk_v2_599942741349198086';

const show = (runId: string, item?: string) =>
  showRun(runId, <BrowserPanel />, item === undefined ? '' : `?item=${item}`);
const region = () => screen.findByRole('region', { name: 'Browser' });

/** The picture once it has come: jsdom loads none by itself. */
async function picture(item: string): Promise<HTMLImageElement> {
  const found = await waitFor(
    () =>
      document.querySelector<HTMLImageElement>(`img[data-for-item="${item}"]`) ??
      Promise.reject(new Error('no picture')),
  );
  fireEvent.load(found);
  return found;
}

describe('the picture', () => {
  test('of an action is the one that the server links to it, with the address of the page after it', async () => {
    show(SHOP, TYPED);
    const shown = await picture(TYPED);
    expect(shown.dataset['artifactId']).toBe('a_599935719077669312');
    const place = await region();
    expect(place).toHaveTextContent('2 of 6');
    expect(within(place).getByRole('link', { name: /shop\.northwind\.example/ })).toHaveAttribute(
      'href',
      expect.stringContaining('http://shop.northwind.example/'),
    );
  });

  test('is flipped to the page before the action, by button and by key', async () => {
    const { user } = show(SHOP, TYPED);
    const after = (await picture(TYPED)).dataset['artifactId'];
    await user.click(within(await region()).getByRole('button', { name: 'Before' }));
    expect((await picture(TYPED)).dataset['artifactId']).not.toBe(after);
    await user.keyboard('b');
    await waitFor(async () => expect((await picture(TYPED)).dataset['artifactId']).toBe(after));
  });

  test('before and after it are gone to, by button and by key, and chosen in the address', async () => {
    const { user, address } = show(SHOP, TYPED);
    await picture(TYPED);
    await user.click(within(await region()).getByRole('button', { name: 'Next picture' }));
    await waitFor(() => expect(address()).toContain(CLICKED));
    await user.keyboard('[[');
    await waitFor(() => expect(address()).toContain(TYPED));
  });

  test('of a thought has several parts, which are leafed through', async () => {
    const { user } = show(TASK_V2, 'ot_599942831543511444');
    const first = (await picture('ot_599942831543511444')).dataset['artifactId'];
    expect(await region()).toHaveTextContent('part 1 of 2');
    await user.click(within(await region()).getByRole('button', { name: 'Part below' }));
    expect((await picture('ot_599942831543511444')).dataset['artifactId']).not.toBe(first);
  });

  test('is shown at its own size and fitted again', async () => {
    const { user } = show(SHOP, TYPED);
    await picture(TYPED);
    const size = within(await region()).getByRole('button', { name: /Fit/ });
    await user.keyboard('z');
    expect(size).toHaveTextContent('100 %');
    await user.keyboard('z');
    expect(size).toHaveTextContent('Fit');
  });

  test('is saved under its artifact, with the ending of what it is', async () => {
    const saved = catchDownloads();
    const { user } = show(SHOP, TYPED);
    await picture(TYPED);
    await user.click(within(await region()).getByRole('button', { name: 'Download the picture' }));
    await waitFor(() => expect(saved.map(({ name }) => name)).toEqual(['a_599935719077669312.webp']));
  });
});

/** A file that is listed is asked for over five seconds before it counts as missing. */
const PATIENT = { timeout: 15_000 };

describe('an item without a picture says why', () => {
  test.each([
    ['archived', ARTIFACT_RUNS.archived, 'Picture archived', 'storage that this page cannot open'],
    ['not served', ARTIFACT_RUNS.gone, 'No picture', 'but has no bytes for it'],
    ['not allowed', ARTIFACT_RUNS.forbidden, 'The picture did not load', 'The key may not read it (403).'],
  ])('%s', async (_why, runId, title, sentence) => {
    show(runId);
    const place = await region();
    await waitFor(() => {
      // A direct address is given out before anyone knows whether it loads.
      for (const image of place.querySelectorAll('img[src]')) fireEvent.error(image);
      expect(place).toHaveTextContent(sentence);
    }, PATIENT);
    expect(place).toHaveTextContent(title);
    expect(place.querySelector('img[data-for-item]')).toBeNull();
  });

  test('a run that ended before a browser was open', async () => {
    show('wr_599937737712298100');
    await waitFor(async () =>
      expect(await region()).toHaveTextContent('The run ended before a browser was open.'),
    );
  });
});
