import './skyvern/zodSetup';
import './styles/index.css';
import { createRoot } from 'react-dom/client';
import { loadConfig } from '~/api/config';
import { App } from './app/App';
import { askAhead } from './app/askAhead';
import { queryClient } from './app/queryClient';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

if (import.meta.env.MODE === 'demo') await (await import('../mocks/browser')).startDemo();
await loadConfig();
// The answers travel while the page's own code is still being read.
askAhead(queryClient, location.pathname);
createRoot(root).render(<App />);
