import { stringifyExact } from '~/json';
import { getJson, isMissing } from '~/api/http';
import { redactDeep } from '~/model/redact';
import { downloadText } from '~/ui/download';

const asSent = (answer: unknown): unknown => answer;

/**
 * Saves what the server says about a run now, as it says it: numbers and the order of keys stay, secrets are masked.
 * @throws ApiError where neither route answers
 */
export async function downloadRunJson(askedId: string, runId: string): Promise<void> {
  const id = encodeURIComponent(askedId);
  const answer = await getJson(`/v1/runs/${id}`, asSent).catch((error: unknown) => {
    // Runs that other runs started are known to the internal route only.
    if (isMissing(error) && askedId.startsWith('wr_')) return getJson(`/v1/workflows/runs/${id}`, asSent);
    throw error;
  });
  downloadText(`${runId}.json`, stringifyExact(redactDeep(answer), 2));
}
