import { readTime } from '../scene/rename';
import { readJson, type RunFolder } from '../scene/runFolder';
import type { Scene } from '../scene/scene';
import type { Subject } from './subject';

/** A picture of a run's browser. */
export interface Frame {
  /** Milliseconds since the run was created. */
  t: number;
  message(): Promise<FrameMessage>;
}

interface FrameMessage {
  screenshot: string;
  format: string;
  viewport_width: number;
  viewport_height: number;
  url: string;
}

interface Picture {
  artifact_id: string;
  artifact_type: string;
  created_at: string;
}

/**
 * The pictures of a run over time: those that were streamed where they were recorded, else its own screenshots.
 * Their times are places in the recorded run.
 */
export async function framesOf(scene: Scene, subject: Subject): Promise<Frame[]> {
  const base = scene.book.recorded(subject.folder.recordedSlug);
  if (!base) return [];
  const recorded = await base.text('frames.jsonl');
  return recorded === null ? screenshotFrames(base) : readFrames(recorded);
}

function readFrames(text: string): Frame[] {
  const frames: Frame[] = [];
  for (const line of text.split('\n')) {
    if (!line.includes('"screenshot"')) continue;
    const { t_ms: t, message } = JSON.parse(line) as { t_ms: number; message: FrameMessage };
    const { screenshot, format, viewport_width, viewport_height, url } = message;
    const told = { screenshot, format, viewport_width, viewport_height, url };
    frames.push({ t, message: () => Promise.resolve(told) });
  }
  return frames;
}

async function screenshotFrames(base: RunFolder): Promise<Frame[]> {
  const run = await readJson<{ created_at?: string }>(base, 'run.json');
  const lists = await readJson<Record<string, { body: Picture[] }>>(base, 'artifacts.json');
  const media = (await readJson<{ artifact_id?: string; file: string | null }[]>(base, 'media.json')) ?? [];
  const kept = new Set(media.filter((one) => one.file?.endsWith('.webp')).map((one) => one.artifact_id));
  const pictures = new Map<string, Picture>();
  for (const list of Object.values(lists ?? {})) {
    for (const row of list.body) if (kept.has(row.artifact_id)) pictures.set(row.artifact_id, row);
  }
  const created = readTime(run?.created_at ?? '1970-01-01T00:00:00');
  return [...pictures.values()]
    .map((picture) => ({
      t: readTime(picture.created_at) - created,
      async message() {
        const content = await base.content(picture.artifact_id);
        return {
          screenshot: base64(content?.bytes ?? new Uint8Array()),
          format: 'jpeg',
          viewport_width: 1280,
          viewport_height: 800,
          url: 'about:blank',
        };
      },
    }))
    .toSorted((a, b) => a.t - b.t);
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}
