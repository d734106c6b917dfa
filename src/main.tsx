import './skyvern/zodSetup';
import './styles/index.css';
import { createRoot } from 'react-dom/client';
import { loadConfig } from '~/api/config';
import { hearEarlyKeys } from '~/pages/shortcuts';
import { loadIcons } from '~/ui/icons';
import { watchParts } from '~/ui/loadPart';
import { App } from './app/App';
import { askAhead } from './app/askAhead';
import { queryClient } from './app/queryClient';

/** Not awaited at the top: other chunks import from the one that this module is in, and would wait for it. */
async function start() {
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no #root');
  hearEarlyKeys();
  watchParts();
  const icons = loadIcons();
  if (import.meta.env.MODE === 'demo') await (await import('../mocks/browser')).startDemo();
  await loadConfig();
  // The answers travel while the page's own code is still being read.
  askAhead(queryClient, location.pathname);
  await icons;
  createRoot(root).render(<App />);
}

void start();
