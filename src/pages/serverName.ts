import { useConfig } from '~/api/config';
import { useConnection } from '~/api/connection';

const hostOf = (address: string | null): string | null => {
  if (!address) return null;
  try {
    return new URL(address, location.origin).host;
  } catch {
    return address;
  }
};

/** What the connected server is called in sentences: its host, `localhost:8000`; in the demo “The demo”. */
export function useServerName(): string {
  const config = useConfig();
  const { apiBase } = useConnection();
  if (config.mode === 'demo') return 'The demo';
  if (config.mode === 'proxy') return hostOf(config.upstreamOrigin) ?? location.host;
  return hostOf(apiBase || config.apiBase) ?? location.host;
}

/** Whether the reader is the one who names a server, and has named none. */
export function useNoServer(): boolean {
  const { mode } = useConfig();
  const { apiBase } = useConnection();
  return mode === 'direct' && apiBase === '';
}
