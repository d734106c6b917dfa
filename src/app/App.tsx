import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { BrowserRouter, Navigate, Route, Routes, useLocation, useParams } from 'react-router-dom';
import { LazyErrorPage } from '~/pages/LazyErrorPage';
import { RunPage } from '~/pages/run/RunPage';
import { afterFirstCard } from '~/pages/run/workspace/firstCard';
import { isTab } from '~/pages/run/tabs';
import { AnnouncerProvider } from '~/ui/Announcer';
import { ErrorBoundary } from '~/ui/ErrorBoundary';
import { loadPart } from '~/ui/loadPart';
import { ToastProvider } from '~/ui/Toasts';
import { MissingCode } from './MissingCode';
import { redirectOf } from './oldAddress';
import { queryClient } from './queryClient';
import { useTheme } from './theme';

const HistoryPage = lazy(
  loadPart(async () => ({ default: (await import('~/pages/history/HistoryPage')).HistoryPage })),
);

const loadDialogs = loadPart(async () => ({ default: (await import('./AppDialogs')).AppDialogs }));
const AppDialogs = lazy(location.pathname.startsWith('/runs/') ? afterFirstCard(loadDialogs) : loadDialogs);

/** An address of Skyvern's own UI: the same run, tab and item here. */
function OldAddress() {
  const { runId, tab } = useParams();
  const { search } = useLocation();
  return <Navigate replace to={redirectOf(runId ?? '', tab, search)} />;
}

/** `/runs/:runId` and tabs that do not exist go to the Overview, keeping the query. */
function RunTab() {
  const { runId, tab } = useParams();
  const { search } = useLocation();
  if (!isTab(tab)) return <Navigate replace to={redirectOf(runId ?? '', tab, search)} />;
  return <RunPage />;
}

/** Every place of the product, by address. */
export function Places() {
  return (
    <Routes>
      <Route path="/" element={<Navigate replace to="/runs" />} />
      <Route path="/runs" element={<HistoryPage />} />
      <Route path="/runs/:runId/:tab?" element={<RunTab />} />
      <Route path="/agents/:agentId/:runId/:tab?" element={<OldAddress />} />
      <Route path="/workflows/:agentId/:runId/:tab?" element={<OldAddress />} />
      <Route path="/tasks/:runId/:tab?" element={<OldAddress />} />
      <Route path="*" element={<LazyErrorPage problem={{ kind: 'nothing-here' }} />} />
    </Routes>
  );
}

/** The whole app: cache, router, announcements and the dialogs that belong to every page. */
export function App() {
  useTheme();
  return (
    <ErrorBoundary name="Rundown">
      <QueryClientProvider client={queryClient}>
        <AnnouncerProvider>
          <ToastProvider>
            <MissingCode />
            <BrowserRouter>
              <ErrorBoundary name="This page">
                <Suspense fallback={null}>
                  <Places />
                </Suspense>
              </ErrorBoundary>
              <ErrorBoundary name="Settings, palette and keyboard help" quiet>
                <Suspense fallback={null}>
                  <AppDialogs />
                </Suspense>
              </ErrorBoundary>
            </BrowserRouter>
          </ToastProvider>
        </AnnouncerProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
