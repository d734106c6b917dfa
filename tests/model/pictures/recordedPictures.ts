import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildPictures, type PictureBook } from '~/model/pictures';
import { Artifact } from '~/skyvern/artifact';
import { isFinal } from '~/skyvern/status';
import { recordedRun, type RecordedRun } from '../recordedRun';

const DIR = fileURLToPath(new URL('../../../mocks/runs/', import.meta.url));

/** Every artifact that the recorded lists of a run name, whatever list named it. */
function recordedArtifacts(slug: string): Artifact[] {
  // The answers of a `-wr` folder and of its task v2 are of one run.
  const lists = JSON.parse(readFileSync(`${DIR}${slug}/artifacts.json`, 'utf8')) as Record<
    string,
    { body: unknown }
  >;
  const found = new Map<string, Artifact>();
  for (const { body } of Object.values(lists)) {
    for (const one of Array.isArray(body) ? body : []) {
      const read = Artifact.safeParse(one);
      if (read.success) found.set(read.data.artifact_id, read.data);
    }
  }
  return [...found.values()];
}

export interface PicturedRun extends RecordedRun {
  pictures: PictureBook;
  artifacts: Artifact[];
}

/** A recorded run with its pictures, as the page has them when everything has loaded. */
export function picturedRun(slug: string): PicturedRun {
  const recorded = recordedRun(slug);
  const artifacts = recordedArtifacts(slug);
  const pictures = buildPictures(recorded.timeline, artifacts, { final: isFinal(recorded.run) });
  return { ...recorded, artifacts, pictures };
}
