import { invalid, json, refusal, type Violation } from '../scene/answers';
import { writeTime } from '../scene/rename';
import type { WorldAnswer } from '../scene/request';
import { fieldsOf, type Ask, type Route, type Scene } from '../scene/scene';

/** A verification code that was sent in. */
interface Code {
  totp_code_id: string;
  totp_identifier: string;
  organization_id: string;
  task_id: string | null;
  workflow_id: string | null;
  workflow_run_id: string | null;
  content: string;
  code: string;
  otp_type: 'totp' | 'magic_link';
  source: string | null;
  status?: string;
  created_at: string;
  modified_at: string;
  expired_at: string | null;
}

/** Codes that were sent in, oldest first. */
export type Codes = Code[];

const LONGEST_CODE = 10;

export const credentialRoutes: Route[] = [
  { method: 'POST', path: '/v1/credentials/totp', answer: receive },
  { method: 'POST', path: '/api/v1/totp', answer: receive },
  {
    method: 'GET',
    path: '/v1/credentials/totp',
    answer(scene, ask) {
      const limit = Number(ask.query.get('limit') ?? 50);
      const wanted = (name: 'totp_identifier' | 'workflow_run_id' | 'otp_type') => (code: Code) =>
        !ask.query.has(name) || code[name] === ask.query.get(name);
      const found = scene.codes
        .filter(wanted('totp_identifier'))
        .filter(wanted('workflow_run_id'))
        .filter(wanted('otp_type'));
      return json(found.toReversed().slice(0, limit));
    },
  },
];

async function receive(scene: Scene, ask: Ask): Promise<WorldAnswer> {
  const body = fieldsOf(ask);
  const missing: Violation[] = ['totp_identifier', 'content']
    .filter((name) => typeof body[name] !== 'string')
    .map((name) => ({ type: 'missing', loc: ['body', name], msg: 'Field required', input: null }));
  if (missing.length > 0) return invalid(missing);
  const runId = textOf(body['workflow_run_id']);
  if (runId !== null && !scene.book.run(runId)) return refusal(400, `Invalid workflow run id: ${runId}`);
  const workflowId = textOf(body['workflow_id']);
  // This one is looked up as a version of an agent; the id of the agent itself is refused.
  if (workflowId !== null && !workflowId.startsWith('w_'))
    return refusal(400, `Invalid workflow id: ${workflowId}`);

  const content = String(body['content']).trim();
  const link = /https?:\/\/\S+/.exec(content)?.[0];
  const digits = content.length <= LONGEST_CODE ? content : /\b\d{4,8}\b/.exec(content)?.[0];
  const code = link ?? digits;
  if (code === undefined) return refusal(400, 'Failed to parse otp login');
  const at = writeTime(scene.now());
  const received: Code = {
    totp_code_id: `totp_${BigInt(scene.now()) * 1_000_000n + BigInt(scene.codes.length)}`,
    totp_identifier: String(body['totp_identifier']),
    organization_id: 'o_599931535779524572',
    task_id: textOf(body['task_id']),
    workflow_id: workflowId,
    workflow_run_id: runId,
    content,
    code,
    otp_type: link === undefined ? 'totp' : 'magic_link',
    source: textOf(body['source']),
    created_at: at,
    modified_at: at,
    expired_at: textOf(body['expired_at']),
  };
  scene.codes.push(received);
  if (runId !== null && scene.live.state(runId)) await scene.live.release(runId, 'code');
  return json(received);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
