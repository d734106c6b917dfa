import { json, jsonText } from '../scene/answers';
import type { Route } from '../scene/scene';

/** What the server says of itself. */
export const serverRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/version',
    answer: (scene) => jsonText(scene.book.index.lists['version'] ?? JSON.stringify({ version: '1.0.56' })),
  },
  {
    method: 'GET',
    path: '/v1/config/runtime',
    answer: (scene) => {
      const mode = scene.options.streaming ?? 'cdp';
      return json({
        browser_streaming_mode: mode,
        browser_streaming_label: mode.toUpperCase(),
        environment: 'local',
        warnings: [],
      });
    },
  },
];
