import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RUNS_DIR } from '../../mocks/recorded/folder';
import { nodeFiles } from '../../mocks/recorded/nodeFiles';
import { createWorld } from '../../mocks/world';

interface Recorded {
  method: string;
  path: string;
  status: number;
  body_file: string;
  request_body?: unknown;
}

const read = (slug: string, file: string): string => readFileSync(join(RUNS_DIR, slug, file), 'utf8');
const slugs = readdirSync(RUNS_DIR).filter((name) => !name.startsWith('_') && !name.includes('.'));
const world = createWorld({ load: nodeFiles(), key: 'right-key' });
const ask = (
  method: string,
  url: string,
  body?: unknown,
  headers: Record<string, string> = { 'x-api-key': 'right-key' },
) => world.answer({ method, url, headers, body: body === undefined ? null : JSON.stringify(body) });

describe('recorded requests', () => {
  it.each(slugs)('%s is answered as the server answered', async (slug) => {
    for (const request of JSON.parse(read(slug, 'requests.json')) as Recorded[]) {
      const answer = await ask(request.method, request.path, request.request_body);
      const told = `${request.method} ${request.path}`;
      expect(answer.status, told).toBe(request.status);
      expect(answer.headers['content-type'], told).toBe('application/json');
      // As a boolean: a difference in a file of 600 KB is no message that anyone reads.
      expect(
        answer.body === read(slug, request.body_file),
        `${told} is byte for byte ${request.body_file}`,
      ).toBe(true);
    }
  });

  it.each(slugs)('%s gives the lists of artifacts and the tasks that were recorded', async (slug) => {
    const lists = JSON.parse(read(slug, 'artifacts.json')) as Record<
      string,
      { path: string; status: number; body: unknown }
    >;
    for (const list of Object.values(lists)) {
      const answer = await ask('GET', list.path);
      expect(answer.status, list.path).toBe(list.status);
      const told = JSON.parse(String(answer.body)) as { artifact_id: string }[];
      const ids = (list.body as { artifact_id: string }[]).map((row) => row.artifact_id);
      expect(
        told.map((row) => row.artifact_id),
        list.path,
      ).toEqual(ids);
    }
    // The paused run shares everything but its own id with the run that it became, which was recorded later.
    if (slug === 'human-approval-paused' || !existsSync(join(RUNS_DIR, slug, 'tasks.json'))) return;
    const tasks = JSON.parse(read(slug, 'tasks.json')) as Record<string, { status: number; body: unknown }>;
    for (const [path, task] of Object.entries(tasks)) {
      const answer = await ask('GET', path);
      expect(answer.status, path).toBe(task.status);
      expect(JSON.parse(String(answer.body)), path).toEqual(task.body);
    }
  });
});

describe('refused requests', () => {
  interface Refused {
    name: string;
    method: string;
    path: string;
    status: number;
    body_file: string;
    note: string;
    request_body?: unknown;
  }
  const refused = JSON.parse(read('_errors', 'index.json')) as Refused[];
  const headersOf: Record<string, Record<string, string>> = {
    'no-key': {},
    'bad-key': { 'x-api-key': 'nonsense' },
    'wrong-token': { 'x-api-key': 'a.b.c' },
  };
  it.each(refused)('$name', async ({ name, method, path, status, body_file, request_body }) => {
    const answer = await ask(method, path, request_body, headersOf[name]);
    expect({ status: answer.status, body: answer.body }).toEqual({
      status,
      body: read('_errors', body_file),
    });
  });
});
