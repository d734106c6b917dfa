import { expect, test } from 'vitest';
import { beforeControl } from '~/pages/run/live/controlWords';
import { Run } from '~/skyvern/run';

const sent = (patch: object) => Run.parse({ run_id: 'wr_1', status: 'running', ...patch });

test.each([
  [{}, 'the agent keeps working'],
  [{ waiting_for_verification_code: true }, 'the agent waits'],
  [{ status: 'paused' }, 'the agent waits'],
  [{ status: 'completed' }, null],
])('before control is taken, %j says what the agent does meanwhile', (patch, words) => {
  expect(beforeControl(sent(patch))).toBe(words);
});
