import { screen, waitFor, within } from '@testing-library/react';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { parseExact, stringifyExact } from '~/json';
import { isSecretName, redactDeep } from '~/model/redact';
import { CodeTab } from '~/pages/run/code/CodeTab';
import { OutputTab } from '~/pages/run/output/OutputTab';
import { ParametersTab } from '~/pages/run/parameters/ParametersTab';
import { RecordingTab } from '~/pages/run/recording/RecordingTab';
import { server } from '../../mocks/node';
import { copied, showTab } from './showTab';
import { giveSizes } from './timeline/panelSetup';

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterAll(() => server.close());
beforeEach(() => {
  giveSizes();
  for (const name of ['load', 'play', 'pause'] as const)
    vi.spyOn(HTMLMediaElement.prototype, name).mockImplementation(() => Promise.resolve());
});

type Json = Record<string, unknown>;

const RUNS = join(import.meta.dirname, '../../mocks/runs');
const read = <T,>(slug: string, file: string): T | null => {
  const name = join(RUNS, slug, file);
  return existsSync(name) ? (parseExact(readFileSync(name, 'utf8')) as T) : null;
};
const recorded = read<{ slug: string; run_id: string }[]>('.', 'INDEX.json') ?? [];

/** What a run's answers hold. */
interface Answers {
  run: Json;
  asked: Json;
  rich: Json;
  task: Json;
  taskV2: Json;
}

function answersOf(slug: string): Answers {
  const rich = read<Json>(slug, 'workflow-run-rich.json') ?? {};
  const answer = read<Json>(slug, 'run.json') ?? {};
  const run = typeof answer['run_id'] === 'string' ? answer : rich;
  return {
    run,
    asked: (run['run_request'] as Json | null) ?? {},
    rich,
    task: ((read<Json>(slug, 'task.json') ?? {})['request'] as Json | undefined) ?? {},
    taskV2: read<Json>(slug, 'task-v2.json') ?? (rich['task_v2'] as Json | null) ?? {},
  };
}

/** Every setting that the Parameters tab names, with the places of the answers that tell it, in the order of trust. */
const SETTINGS: Readonly<Record<string, (answers: Answers) => readonly unknown[]>> = {
  webhook_url: ({ rich, asked, taskV2 }) => [
    rich['webhook_callback_url'],
    asked['webhook_url'],
    taskV2['webhook_callback_url'],
  ],
  proxy_location: ({ rich, asked }) => [rich['proxy_location'], asked['proxy_location']],
  extra_http_headers: ({ rich, task }) => [task['extra_http_headers'], rich['extra_http_headers']],
  cdp_connect_headers: ({ rich, task }) => [task['cdp_connect_headers'], rich['cdp_connect_headers']],
  run_with: ({ run, rich }) => [run['run_with'], rich['run_with']],
  engine: ({ asked }) => [asked['engine']],
  max_steps: ({ asked }) => [asked['max_steps']],
  max_screenshot_scrolls: ({ rich, run, asked }) => [
    rich['max_screenshot_scrolls'],
    run['max_screenshot_scrolls'],
    asked['max_screenshot_scrolls'],
  ],
  max_elapsed_time_minutes: ({ rich }) => [rich['max_elapsed_time_minutes']],
  browser_session_id: ({ rich, run }) => [rich['browser_session_id'], run['browser_session_id']],
  browser_profile_id: ({ rich, run }) => [rich['browser_profile_id'], run['browser_profile_id']],
  browser_address: ({ rich, asked }) => [rich['browser_address'], asked['browser_address']],
  totp_identifier: ({ rich, asked }) => [rich['totp_identifier'], asked['totp_identifier']],
  totp_url: ({ rich, asked }) => [rich['totp_verification_url'], asked['totp_url']],
  prompt: ({ asked }) => [asked['prompt']],
  url: ({ asked }) => [asked['url']],
  data_extraction_schema: ({ asked }) => [asked['data_extraction_schema']],
  error_code_mapping: ({ asked }) => [asked['error_code_mapping']],
};

const isNothing = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.keys(value).length === 0);

/** The row of the run itself: the selected block has rows of the same names. */
const row = (name: string) =>
  [...document.querySelectorAll<HTMLElement>(`[data-parameter="${name}"]`)].find(
    (one) => !one.closest('section')?.textContent?.startsWith('Block configuration'),
  ) ?? null;

describe.each(recorded)('$slug', ({ slug, run_id: runId }) => {
  const answers = answersOf(slug);
  const { run, rich, asked, taskV2 } = answers;

  test('Parameters: every input and setting that its answers hold, on screen and in the copy of all', async () => {
    const { user } = showTab(runId, <ParametersTab />);
    await screen.findByRole('heading', { name: 'HTTP headers' });
    const parameters = (rich['parameters'] ?? asked['parameters'] ?? {}) as Json;
    const wanted: [string, unknown][] = Object.entries(parameters);
    for (const [key, places] of Object.entries(SETTINGS)) {
      const value = places(answers).find((one) => !isNothing(one));
      if (value !== undefined) wanted.push([key, value]);
    }
    for (const [key, value] of wanted) {
      // oxlint-disable-next-line no-await-in-loop -- each row in its turn
      await waitFor(() => expect(row(key), key).not.toBeNull());
      const text = typeof value === 'string' ? value : stringifyExact(value);
      const shown = isSecretName(key) ? '••••••' : String(redactDeep(text));
      const inHeaders = key.endsWith('_headers');
      // oxlint-disable-next-line no-await-in-loop
      if (text.length <= 80 && !inHeaders)
        await waitFor(() => expect(row(key), key).toHaveTextContent(shown));
    }
    await user.click(await screen.findByRole('button', { name: 'Copy all' }));
    const all = parseExact(await copied()) as { parameters: Json; settings: Json };
    for (const [key, value] of wanted)
      expect({ ...all.settings, ...all.parameters }, key).toHaveProperty(
        [key],
        (redactDeep({ [key]: value }) as Json)[key],
      );
    for (const name of Object.keys((rich['extra_http_headers'] as Json | null) ?? {}))
      expect(row(name), name).not.toBeNull();
    const defined = (rich['workflow'] as { workflow_definition: { parameters: Json[] } } | null)
      ?.workflow_definition.parameters;
    for (const { key, description, workflow_parameter_type: type } of defined ?? []) {
      const shown = typeof key === 'string' ? row(key) : null;
      if (typeof type === 'string') expect(shown).toHaveTextContent(type.replaceAll('_', ' '));
      if (shown && typeof description === 'string') expect(shown).toHaveTextContent(description);
    }
  });

  test('Output: the whole output, summary, errors with their codes, files with all that is known of them', async () => {
    const { user } = showTab(runId, <OutputTab />);
    await screen.findByRole('heading', { name: 'Agent Run Outputs' });
    const output = run['output'] ?? rich['outputs'] ?? null;
    if (output === null) {
      expect(await screen.findByText('No output')).toBeVisible();
    } else {
      await screen.findByRole('searchbox', { name: 'Search JSON' });
      const viewer = document.querySelector<HTMLElement>('[data-json-viewer]') ?? document.body;
      await user.click(within(viewer).getByRole('button', { name: 'Copy' }));
      expect(await copied()).toBe(typeof output === 'string' ? output : stringifyExact(output, 2));
    }
    if (typeof taskV2['summary'] === 'string') await screen.findByText(taskV2['summary']);
    for (const { error_code: code, reasoning } of (run['errors'] as Json[] | null) ?? []) {
      const heading = screen.getByRole('heading', { name: 'Errors' });
      expect(heading.closest('section')).toHaveTextContent(String(code));
      if (typeof reasoning === 'string') expect(heading.closest('section')).toHaveTextContent(reasoning);
    }
    const files = (run['downloaded_files'] as Json[] | null) ?? [];
    if (files.length === 0) expect(await screen.findByText('No files')).toBeVisible();
    for (const file of files) {
      // oxlint-disable-next-line no-await-in-loop -- each file in its turn
      const name = await screen.findByText(String(file['filename']));
      const line = name.closest('tr') ?? document.body;
      expect(line).toHaveTextContent(/\d (?:B|KB|MB)/);
      expect(within(line).getByTitle(String(file['checksum']))).toBeVisible();
      expect(line.querySelector('time')).toHaveAttribute(
        'datetime',
        new Date(`${String(file['modified_at']).slice(0, 23)}Z`).toISOString(),
      );
    }
  });

  test('Recording: a video where the server lists one, else a sentence', async () => {
    showTab(runId, <RecordingTab />);
    const region = await screen.findByRole('region', { name: 'Recording' });
    const listed = read<Json[]>(slug, 'artifacts-recording.json') ?? [];
    const ended = ['completed', 'failed', 'terminated', 'timed_out', 'canceled'].includes(
      String(run['status']),
    );
    if (ended && listed.length > 0) await waitFor(() => expect(region.querySelector('video')).not.toBeNull());
    else await waitFor(() => expect(region).toHaveTextContent('No recording available'));
  });

  const scripts = read<{ main_script?: string | null; blocks?: Record<string, string> }>(
    slug,
    'scripts.json',
  );
  const generated = scripts?.main_script ? [scripts.main_script] : Object.values(scripts?.blocks ?? {});
  test.runIf(generated.length > 0)('Code: all that was generated', async () => {
    const { user } = showTab(runId, <CodeTab />);
    const region = await screen.findByRole('region', { name: 'Generated code' });
    await user.click(await within(region).findByRole('button', { name: 'Copy' }));
    const text = await copied();
    for (const part of generated) expect(text).toContain(part.trim());
  });
});
