import * as z from 'zod/mini';
import { number, tolerant, words } from '~/skyvern/fields';

/** One picture of the running browser. */
export interface Frame {
  /** Base64, as sent. */
  data: string;
  type: 'image/jpeg' | 'image/png';
  /** Pixels of the page that the picture shows; what was sent may be smaller. */
  viewportWidth: number;
  viewportHeight: number;
  /** Address of the page; null where the server does not say. */
  url: string | null;
}

/** What a text message of a picture stream means. */
export type PictureMessage =
  | { kind: 'frame'; frame: Frame }
  | { kind: 'status'; status: string }
  | { kind: 'refused'; words: string }
  | { kind: 'noise' };

const Message = z.looseObject(
  tolerant({
    status: words,
    screenshot: words,
    format: words,
    viewport_width: number,
    viewport_height: number,
    url: words,
  }),
);

/** Servers that send neither format nor size send PNG of a window of this size. */
const DEFAULT_WIDTH = 1280;
const DEFAULT_HEIGHT = 720;

/** Reads one message. A text that is no JSON is how the server says that it does not take the credential. */
export function readPictureMessage(text: string): PictureMessage {
  let sent: unknown;
  try {
    sent = JSON.parse(text);
  } catch {
    return /credential/i.test(text) ? { kind: 'refused', words: text.slice(0, 200) } : { kind: 'noise' };
  }
  const read = Message.safeParse(sent);
  if (!read.success) return { kind: 'noise' };
  const { screenshot, format, viewport_width, viewport_height, url, status } = read.data;
  if (!screenshot) return status ? { kind: 'status', status } : { kind: 'noise' };
  return {
    kind: 'frame',
    frame: {
      data: screenshot,
      type: format?.toLowerCase() === 'jpeg' || format?.toLowerCase() === 'jpg' ? 'image/jpeg' : 'image/png',
      viewportWidth: size(viewport_width) ?? DEFAULT_WIDTH,
      viewportHeight: size(viewport_height) ?? DEFAULT_HEIGHT,
      url,
    },
  };
}

const size = (pixels: number | null): number | null => (pixels !== null && pixels > 0 ? pixels : null);
