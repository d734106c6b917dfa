import { beforeAll } from 'vitest';
import { QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter, Route, Routes, useLocation, useParams } from 'react-router-dom';
import { createQueryClient } from '~/api/queryClient';
import { useRun } from '~/api/run';
import { useFirstCard } from '~/pages/run/workspace/firstCard';
import { RunDataProvider } from '~/pages/run/workspace/RunContext';
import { SelectionProvider } from '~/pages/run/workspace/selection';
import { useRunPageData } from '~/pages/run/workspace/useRunPageData';
import type { Run } from '~/skyvern/run';
import { AnnouncerProvider } from '~/ui/Announcer';
import { ToastProvider } from '~/ui/Toasts';
import { loadLaterParts } from '~/pages/run/workspace/later';

// What loads after the first cards is here before the first test: each then sees the page as it stands a moment later.
beforeAll(async () => {
  await loadLaterParts();
});

function WithData({ askedId, run, children }: { askedId: string; run: Run; children: ReactNode }) {
  const data = useRunPageData(askedId, run);
  // No timeline is drawn here, and what waits for its first card must not wait for ever.
  useFirstCard(true);
  return (
    <RunDataProvider value={data}>
      <SelectionProvider>{children}</SelectionProvider>
    </RunDataProvider>
  );
}

function Asked({ children }: { children: ReactNode }) {
  const { runId = '' } = useParams();
  const { data: run } = useRun(runId);
  return run ? (
    <WithData key={runId} askedId={runId} run={run}>
      {children}
    </WithData>
  ) : (
    <p>loading</p>
  );
}

function Address() {
  const { pathname, search } = useLocation();
  return <output aria-label="Address">{pathname + search}</output>;
}

/** Everything around a page: answers, router, announcements; the address stands in an `output`. */
export function showAt(address: string, routes: ReactNode) {
  const client = createQueryClient();
  const user = userEvent.setup();
  render(
    <QueryClientProvider client={client}>
      <AnnouncerProvider>
        <ToastProvider>
          <MemoryRouter initialEntries={[address]}>
            <Routes>{routes}</Routes>
            <Address />
          </MemoryRouter>
        </ToastProvider>
      </AnnouncerProvider>
    </QueryClientProvider>,
  );
  return { user, client, address: () => screen.getByLabelText('Address').textContent };
}

/** Part of a run's page on the answers of the mock world, through the real queries. */
export const showRun = (runId: string, children: ReactNode, search = '') =>
  showAt(
    `/runs/${runId}/overview${search}`,
    <>
      <Route path="/runs/:runId/:tab?" element={<Asked>{children}</Asked>} />
      <Route path="*" element={<p>elsewhere</p>} />
    </>,
  );
