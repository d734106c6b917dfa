import type { WorldAnswer } from './request';

const JSON_HEAD = { 'content-type': 'application/json' };

/** An answer whose JSON text is already at hand. */
export function jsonText(text: string, status = 200): WorldAnswer {
  return { status, headers: { ...JSON_HEAD }, body: text };
}

/** An answer with a value as compact JSON. */
export function json(value: unknown, status = 200): WorldAnswer {
  return jsonText(JSON.stringify(value), status);
}

/** A refusal in the server's own words. */
export function refusal(status: number, detail: unknown): WorldAnswer {
  return json({ detail }, status);
}

/** One violation of a request's shape, as the server words it. */
export interface Violation {
  type: string;
  loc: (string | number)[];
  msg: string;
  input: unknown;
  ctx?: Record<string, unknown>;
}

export function invalid(violations: readonly Violation[]): WorldAnswer {
  return refusal(422, violations);
}

export const noRoute = (): WorldAnswer => refusal(404, 'Not Found');
export const wrongMethod = (): WorldAnswer => refusal(405, 'Method Not Allowed');
export const runMissing = (id: string): WorldAnswer => refusal(404, `Task run not found ${id}`);
/** The wording of timeline and cancel. */
export const runMissingHere = (id: string): WorldAnswer => refusal(404, `Run not found ${id}`);
export const richRunMissing = (id: string): WorldAnswer => refusal(404, `WorkflowRun ${id} not found`);
/** The wording of retry and continue. */
export const agentRunMissing = (id: string): WorldAnswer => refusal(404, `Workflow run not found ${id}`);
export const agentMissing = (id: string): WorldAnswer =>
  refusal(404, `Workflow not found. workflow_permanent_id=${id}`);
export const artifactMissing = (id: string): WorldAnswer => refusal(404, `Artifact not found ${id}`);
export const contentMissing = (): WorldAnswer => refusal(404, 'Artifact content not available');
