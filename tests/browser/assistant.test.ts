import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Browser, Locator } from 'playwright-core';
import { CODE_RUNS } from '../../mocks/demoRuns.ts';
import { startAssistantServer, type Asked, type AssistantServer } from '../server/assistantServer.ts';
import { startTestServer, type TestServer } from '../server/testServer.ts';
import { openRun, type RunPage } from './runPage.ts';
import { startApp, type StartedApp } from './startApp.ts';
import { expect, expectClean, test } from './test.ts';
import { watchedPage, type WatchedPage } from './watchedPage.ts';

const WAIT = { timeout: 20_000, interval: 50 };
const MODEL = 'small-1';
const KEY = 'sk-key-of-the-assistant';

/** The production page in front of a server, allowed to ask one assistant. */
let upstream: TestServer;
let assistant: AssistantServer;
let app: StartedApp;
beforeAll(async () => {
  [upstream, assistant] = await Promise.all([startTestServer(), startAssistantServer()]);
  app = await startApp({
    SKYVERN_API_URL: upstream.url,
    SKYVERN_API_KEY: upstream.key,
    SKYVERN_CONNECT_HOSTS: assistant.origin,
  });
});
afterAll(() => Promise.all([app.stop(), assistant.stop(), upstream.stop()]));

let watched: WatchedPage | null = null;
afterEach(async () => {
  await watched?.close();
});

/** The code of a run, with the assistant set or not. */
async function openCode(browser: Browser, { set }: { set: boolean }): Promise<[RunPage, WatchedPage]> {
  watched = await watchedPage(browser, app.url, {
    asks: [assistant.origin],
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  if (set)
    await watched.context.addInitScript(
      (known) => sessionStorage.setItem('rundown.connection', JSON.stringify({ assistant: known })),
      { url: assistant.url, key: KEY, model: MODEL },
    );
  const run = await openRun(watched, CODE_RUNS.fallbacks, 'code');
  await run.button('Copy & Explain').click();
  return [run, watched];
}

/** The question that `act` leads to, and what `act` gave. */
async function askedBy<T>(act: () => Promise<T>): Promise<[Asked, T]> {
  const before = assistant.asked.length;
  const given = await act();
  await expect.poll(() => assistant.asked.length, WAIT).toBe(before + 1);
  const asked = assistant.asked[before];
  if (!asked) throw new Error('nothing was asked');
  return [asked, given];
}

const says = (explanation: Locator, text: string | RegExp) => explanation.getByText(text).first().waitFor();

test('an assistant is set in Settings, and from then on explains: piece by piece, to the end', async ({
  browser,
}) => {
  const [run, page] = await openCode(browser, { set: false });
  const explanation = run.region('Explanation');
  await explanation.getByRole('button', { name: 'AI', exact: true }).click();
  const [asked] = await askedBy(async () => {
    await explanation.getByRole('button', { name: 'Open settings' }).click();
    const dialog = run.page.getByRole('dialog', { name: 'Settings' });
    await dialog.getByRole('textbox', { name: 'Assistant endpoint' }).fill(assistant.url);
    await dialog.getByRole('textbox', { name: 'Model' }).fill(MODEL);
    await dialog.getByLabel('Assistant key', { exact: true }).fill(KEY);
    await dialog.getByRole('button', { name: 'Save' }).click();
  });
  const asks = assistant.asked.length;
  expect(asked.authorization).toBe(`Bearer ${KEY}`);
  expect(asked.body).toMatchObject({ model: MODEL, stream: true });
  const question = asked.body.messages.map(({ content }) => content).join('\n');
  expect(question).toContain('async def find_product(');
  expect(question).not.toContain(KEY);

  await says(explanation, 'Waiting for the assistant');
  asked.write('## What it does\n\nThe code opens the shop');
  await explanation.getByRole('heading', { name: 'What it does' }).waitFor();
  await says(explanation, 'Writing');
  asked.write(' and **searches** it at `line 44`.');
  await says(explanation, 'line 44');
  expect(await explanation.getByRole('button', { name: 'Copy answer' }).count()).toBe(0);
  asked.end();
  await explanation.getByRole('button', { name: 'Copy answer' }).click();
  await expect
    .poll(() => run.page.evaluate(() => navigator.clipboard.readText()), WAIT)
    .toBe('## What it does\n\nThe code opens the shop and **searches** it at `line 44`.');

  // It cost time and money: it is there again after another tab was looked at, and nobody is asked for it.
  await run.openTab('Output');
  await run.openTab('Code');
  await run.button('Copy & Explain').click();
  await explanation.getByRole('heading', { name: 'What it does' }).waitFor();
  expect(assistant.asked.length).toBe(asks);
  expectClean(page);
});

test('an answer is stopped in the middle: the connection ends, what came stays, and it can be asked again', async ({
  browser,
}) => {
  const [asked, [run, page]] = await askedBy(() => openCode(browser, { set: true }));
  const explanation = run.region('Explanation');
  asked.write('The first half');
  await says(explanation, 'The first half');
  await explanation.getByRole('button', { name: 'Stop' }).click();
  await says(explanation, 'Stopped.');
  await expect.poll(asked.isLeft, WAIT).toBe(true);
  await says(explanation, 'The first half');

  const [again] = await askedBy(() => explanation.getByRole('button', { name: 'Ask again' }).click());
  await says(explanation, 'Waiting for the assistant');
  again.write('Whole.');
  again.end();
  await says(explanation, 'Whole.');
  expect(await explanation.getByText('The first half').count()).toBe(0);
  expectClean(page);
});

test('what keeps an assistant from answering is said in its own terms, with the way to put it right', async ({
  browser,
}) => {
  const [first, [run, page]] = await askedBy(() => openCode(browser, { set: true }));
  const explanation = run.region('Explanation');
  const again = async (name: string) =>
    (await askedBy(() => explanation.getByRole('button', { name }).first().click()))[0];

  first.refuse(401, `Incorrect API key provided: ${KEY}`);
  await says(explanation, 'The assistant refused the key');
  expect(await explanation.innerText()).not.toContain(KEY);
  await explanation.getByRole('button', { name: 'Open settings' }).waitFor();

  (await again('Ask again')).refuse(404, `The model \`${MODEL}\` does not exist`);
  await says(explanation, 'The assistant does not have the model');

  (await again('Ask again')).refuse(503, 'overloaded');
  await says(explanation, 'The assistant had a problem');

  const broken = await again('Try again');
  broken.write('Half of');
  await says(explanation, 'Half of');
  broken.drop();
  await explanation.getByRole('alert').getByText('The answer broke off.').waitFor();
  await says(explanation, 'Half of');
  expectClean(page);
});
