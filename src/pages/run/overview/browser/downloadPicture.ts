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
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = `${artifactId}.${ENDINGS[bytes.type] ?? 'png'}`;
  link.click();
  // The browser has taken its own hold of the bytes by the next task.
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
