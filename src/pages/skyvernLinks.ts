/**
 * Origin of Skyvern's own web UI: the one that is configured, else the one that the run names in its `app_url`.
 * null where neither is a web address.
 */
export function skyvernOrigin(configured: string | null, appUrl: string | null): string | null {
  for (const address of [configured, appUrl]) {
    const url = address ? URL.parse(address) : null;
    if (url && /^https?:$/.test(url.protocol)) return url.origin;
  }
  return null;
}

const part = encodeURIComponent;

/** The list of an agent's runs in Skyvern. */
export const agentAddress = (origin: string, agentId: string): string =>
  `${origin}/agents/${part(agentId)}/runs`;

/** The agent's editor in Skyvern. */
export const editorAddress = (origin: string, agentId: string): string =>
  `${origin}/agents/${part(agentId)}/build`;

/** A browser session in Skyvern. */
export const sessionAddress = (origin: string, sessionId: string): string =>
  `${origin}/browser-session/${part(sessionId)}/stream`;
