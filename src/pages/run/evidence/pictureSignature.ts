/** Size at which pictures are told apart: what a thumbnail of twice its size can show. */
const WIDTH = 192;
const HEIGHT = 120;

/**
 * A short text that is the same for pictures which look the same, cut from their top as thumbnails are. Null where the
 * browser does not let the page read the pixels: a picture of another origin, no canvas.
 */
export function pictureSignature(image: HTMLImageElement): string | null {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  try {
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context || image.naturalWidth === 0) return null;
    const shown = Math.min(image.naturalHeight, (image.naturalWidth * HEIGHT) / WIDTH);
    context.drawImage(image, 0, 0, image.naturalWidth, shown, 0, 0, WIDTH, HEIGHT);
    const { data } = context.getImageData(0, 0, WIDTH, HEIGHT);
    // FNV-1a: four pictures are compared, not thousands.
    let hash = 0x811c9dc5;
    for (const byte of data) hash = Math.imul(hash ^ byte, 0x01000193);
    return `${image.naturalWidth}×${image.naturalHeight} ${hash >>> 0}`;
  } catch {
    return null;
  }
}
