import { act, screen, waitFor } from '@testing-library/react';
import { HttpResponse, http, type JsonBodyType } from 'msw';
import { RunHeader } from '~/pages/run/header/RunHeader';
import { openRunDialog, type RunDialog } from '~/pages/run/actions/runDialogs';
import { server } from '../../../mocks/node';
import { showRun } from '../showRun';

/** The dialog's code is loaded when it is first opened. */
const LOADED = { timeout: 20_000 };

/** Opens a dialog of a run's page, as a panel of the page would. */
export async function openDialog(runId: string, dialog: RunDialog, name: string) {
  const shown = showRun(runId, <RunHeader />);
  await screen.findByRole('button', { name: 'More' }, LOADED);
  act(() => openRunDialog(dialog));
  const element = await screen.findByRole('dialog', { name }, LOADED);
  return { ...shown, dialog: element };
}

/** Opens Rerun and waits until its form stands. */
export async function openRerun(runId: string) {
  const shown = await openDialog(runId, 'rerun', 'Rerun');
  await screen.findByRole('region', { name: 'Run settings' }, LOADED);
  return shown;
}

export interface Sent {
  line: string;
  headers: Headers;
  /** As sent; empty for none. */
  body: string;
}

/** A run, its richest answer and its agent as a test wants them; gives what is sent, and answers it with `answer`. */
export function serveRun(
  parts: { run: Record<string, unknown>; rich?: JsonBodyType; agent?: JsonBodyType; timeline?: JsonBodyType },
  answer: (path: string) => Response = () =>
    HttpResponse.json({ run_id: 'wr_99', run_type: 'workflow_run', status: 'created' }),
): Sent[] {
  const sent: Sent[] = [];
  const run = { run_type: 'workflow_run', status: 'completed', ...parts.run };
  const id = String(parts.run['run_id']);
  const missing = () => HttpResponse.json({ detail: 'Not Found' }, { status: 404 });
  const or404 = (body: JsonBodyType | undefined) =>
    body === undefined ? missing() : HttpResponse.json(body);
  server.use(
    http.get(`*/v1/runs/${id}`, () => HttpResponse.json(run as JsonBodyType)),
    http.get(`*/v1/runs/${id}/timeline`, () => HttpResponse.json(parts.timeline ?? [])),
    http.get(`*/v1/workflows/runs/${id}`, () => or404(parts.rich)),
    http.get('*/v1/agents/:agent', () => or404(parts.agent)),
    http.post('*', async ({ request }) => {
      const { pathname } = new URL(request.url);
      sent.push({
        line: `${request.method} ${pathname}`,
        headers: request.headers,
        body: await request.text(),
      });
      return answer(pathname);
    }),
    http.get('*', missing),
  );
  return sent;
}

/** Waits for as many requests as are expected, and gives their lines. */
export async function linesOf(sent: readonly Sent[], count: number): Promise<string[]> {
  await waitFor(() => {
    if (sent.length < count) throw new Error(`${sent.length} of ${count} requests so far`);
  });
  return sent.map(({ line }) => line);
}
