import type { Frame } from './pictureMessage';

/** The bytes of a frame; null when it is no base64. */
function frameBlob({ data, type }: Frame): Blob | null {
  try {
    const text = atob(data);
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
    return new Blob([bytes], { type });
  } catch {
    return null;
  }
}

export interface FramePainter {
  /** Draws the frame as soon as the one before is drawn; frames that come in between are skipped. */
  paint: (frame: Frame) => void;
  stop: () => void;
}

/**
 * Draws frames on a canvas at the size that was sent. One is decoded at a time and let go of at once, so that a stream
 * of any length and speed keeps the memory of one picture. A frame that cannot be decoded is passed over.
 */
export function framePainter(
  canvas: HTMLCanvasElement,
  /** Told with the first picture, and with each of another size: pixels as sent. */
  onSize: (width: number, height: number) => void = () => {},
): FramePainter {
  const context = canvas.getContext('2d');
  let next: Frame | null = null;
  let busy = false;
  let stopped = false;
  let drawn = '';

  const work = async () => {
    busy = true;
    for (let frame = next; frame && !stopped; frame = next) {
      next = null;
      const blob = frameBlob(frame);
      const bitmap = blob ? await createImageBitmap(blob).catch(() => null) : null;
      if (bitmap && !stopped) draw(bitmap);
      bitmap?.close();
    }
    busy = false;
  };
  const draw = (bitmap: ImageBitmap) => {
    // Setting a size clears the canvas, so it is only set when it changes.
    if (canvas.width !== bitmap.width) canvas.width = bitmap.width;
    if (canvas.height !== bitmap.height) canvas.height = bitmap.height;
    context?.drawImage(bitmap, 0, 0);
    const size = `${bitmap.width} ${bitmap.height}`;
    if (size !== drawn) onSize(bitmap.width, bitmap.height);
    drawn = size;
  };

  return {
    paint: (frame) => {
      next = frame;
      if (!busy && !stopped) void work();
    },
    stop: () => {
      stopped = true;
      next = null;
    },
  };
}
