import { keep, loadKept } from '~/pages/preferences';
import { looksLikeRunId } from '~/pages/words';

const readId = (stored: unknown): string | null => (typeof stored === 'string' && looksLikeRunId(stored) ? stored : null);

/** Remembers, in this browser, that one run was started again as another: the server does not. */
export function rememberRerun(fromRunId: string, newRunId: string): void {
  keep(`rerun-of:${newRunId}`, fromRunId);
  keep(`rerun-as:${fromRunId}`, newRunId);
}

/** The run that this one repeats, and the newest one that repeats it, as far as this browser knows. */
export const rerunLinks = (runId: string): { of: string | null; as: string | null } => ({
  of: loadKept(`rerun-of:${runId}`, readId, null),
  as: loadKept(`rerun-as:${runId}`, readId, null),
});
