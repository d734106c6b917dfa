import { screen, within } from '@testing-library/react';
import { useState } from 'react';
import { CodeTab } from '~/pages/run/code/CodeTab';
import { TabControlsSlot } from '~/pages/run/workspace/TabControls';
import { server } from '../../../mocks/node';
import { showRun } from '../showRun';

/** The tab with the place in the tab row where it puts its controls. */
function Tab() {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <>
      <div ref={setSlot} />
      <TabControlsSlot value={slot}>
        <CodeTab />
      </TabControlsSlot>
    </>
  );
}

/** What was sent to ask for code, oldest first; starts anew with each call. */
export function codeRequests(): { path: string; body: Record<string, unknown> }[] {
  const sent: { path: string; body: Record<string, unknown> }[] = [];
  server.events.removeAllListeners();
  server.events.on('request:start', ({ request }) => {
    const { pathname } = new URL(request.url);
    if (request.method !== 'POST' || !pathname.endsWith('/blocks')) return;
    void request
      .clone()
      .json()
      .then((body: Record<string, unknown>) => sent.push({ path: pathname, body }));
  });
  return sent;
}

/** The Code tab of a run, on the answers of the mock world. */
export function showCode(runId: string, search = '') {
  const shown = showRun(runId, <Tab />, search);
  const region = () => screen.findByRole('region', { name: 'Generated code' });
  return {
    ...shown,
    region,
    /** Lines of code on the screen, with the marked ones in brackets. */
    lines: async (): Promise<string[]> => {
      const list = await within(await region()).findByRole('group', { name: 'main.py' });
      return [...list.querySelectorAll('code')].map((code) =>
        code.parentElement?.hasAttribute('data-marked') ? `[${code.textContent}]` : code.textContent,
      );
    },
  };
}
