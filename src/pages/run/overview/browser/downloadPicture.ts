import { downloadBlob } from '~/ui/download';

const ENDINGS: Readonly<Record<string, string>> = {
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'image/png': 'png',
};

/** Saves the picture at `url` under its artifact's id, with the ending of its true type. Does nothing when it is gone. */
export async function downloadPicture(url: string | null, artifactId: string): Promise<void> {
  if (!url) return;
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) return;
  const bytes = await answer.blob();
  downloadBlob(`${artifactId}.${ENDINGS[bytes.type] ?? 'png'}`, bytes);
}
