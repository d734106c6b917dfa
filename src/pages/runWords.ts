import { humanise } from '~/model/timeline/humanise';
import type { IconName } from '~/ui/icons';

/** An id shortened in its middle for narrow places: `wr_50293847…4821`; short ones stay whole. */
export const shortId = (id: string): string => (id.length <= 16 ? id : `${id.slice(0, 11)}…${id.slice(-4)}`);

/** How a run was started, in words with an icon's name; an unknown way is shown as the server spells it. */
export function triggerWords(trigger: string): { word: string; icon: IconName } {
  const known: Record<string, { word: string; icon: IconName }> = {
    manual: { word: 'Manual', icon: 'user' },
    mcp: { word: 'MCP', icon: 'plug' },
    api: { word: 'API', icon: 'code-xml' },
    scheduled: { word: 'Scheduled', icon: 'calendar-clock' },
    webhook: { word: 'Webhook', icon: 'webhook' },
  };
  return (
    (Object.hasOwn(known, trigger) ? known[trigger] : undefined) ?? { word: humanise(trigger), icon: 'plug' }
  );
}

/** Trigger types that the server is known to use, in the order of a menu. */
export const TRIGGERS = ['manual', 'api', 'scheduled', 'webhook', 'mcp'] as const;
