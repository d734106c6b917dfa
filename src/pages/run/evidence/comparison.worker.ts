import { COMPARED_WIDTH, greysOf, looksSame, type ReducedPicture } from '~/model/pictures/sameness';

/** Two pictures to compare; the answer bears the same number. */
export interface Comparison {
  number: number;
  pictures: readonly [Blob, Blob];
}

/** `null` where a picture could not be read. */
export interface Compared {
  number: number;
  same: boolean | null;
}

async function reduced(blob: Blob): Promise<ReducedPicture> {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const rows = Math.max(1, Math.round((height * COMPARED_WIDTH) / width));
  const context = new OffscreenCanvas(COMPARED_WIDTH, rows).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser reads no pixels here.');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, COMPARED_WIDTH, rows);
  bitmap.close();
  return { width, height, greys: greysOf(context.getImageData(0, 0, COMPARED_WIDTH, rows).data) };
}

async function answer({ number, pictures }: Comparison): Promise<Compared> {
  try {
    const [a, b] = await Promise.all(pictures.map(reduced));
    return { number, same: a && b ? looksSame(a, b) : null };
  } catch {
    return { number, same: null };
  }
}

self.addEventListener('message', ({ data }: MessageEvent<Comparison>) => {
  void answer(data).then((compared) => self.postMessage(compared));
});
