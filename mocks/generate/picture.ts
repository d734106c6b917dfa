const WIDTH = 1280;
const HEIGHT = 800;
/** Three by five dots for each digit, one row a number. */
const DIGITS = [
  [7, 5, 5, 5, 7],
  [2, 6, 2, 2, 7],
  [7, 1, 7, 4, 7],
  [7, 1, 7, 1, 7],
  [5, 5, 7, 1, 1],
  [7, 4, 7, 1, 7],
  [7, 4, 7, 5, 7],
  [7, 1, 1, 1, 1],
  [7, 5, 7, 5, 7],
  [7, 5, 7, 1, 7],
] as const;

const WHITE = 0;
const TINT = 1;
const INK = 2;
const LINE = 3;

/** A PNG of 1280 × 800 that looks like a page and shows a number; the same for the same number. */
export async function drawPicture(number: number): Promise<Uint8Array> {
  const pixels = new Uint8Array(WIDTH * HEIGHT).fill(WHITE);
  const rect = (x: number, y: number, width: number, height: number, colour: number): void => {
    for (let row = y; row < y + height; row++) pixels.fill(colour, row * WIDTH + x, row * WIDTH + x + width);
  };
  rect(0, 0, WIDTH, 64, TINT);
  for (let row = 0; row < 8; row++)
    rect(64, 320 + row * 56, 320 + ((number * 37 + row * 91) % 700), 20, LINE);
  for (const [at, digit] of String(number).split('').entries()) {
    for (const [y, dots] of (DIGITS[Number(digit)] ?? []).entries()) {
      for (let x = 0; x < 3; x++) if (dots & (4 >> x)) rect(64 + at * 80 + x * 20, 128 + y * 24, 20, 24, INK);
    }
  }
  return encode(pixels, [255, 255, 255, ...hueOf(number), 40, 44, 52, 222, 226, 232]);
}

function hueOf(number: number): [number, number, number] {
  return [140 + ((number * 53) % 100), 140 + ((number * 97) % 100), 140 + ((number * 31) % 100)];
}

/** A PNG with a palette, one byte a pixel. */
async function encode(pixels: Uint8Array, palette: readonly number[]): Promise<Uint8Array> {
  const rows = new Uint8Array(HEIGHT * (WIDTH + 1));
  for (let y = 0; y < HEIGHT; y++) rows.set(pixels.subarray(y * WIDTH, (y + 1) * WIDTH), y * (WIDTH + 1) + 1);
  const head = new Uint8Array(13);
  new DataView(head.buffer).setUint32(0, WIDTH);
  new DataView(head.buffer).setUint32(4, HEIGHT);
  head.set([8, 3, 0, 0, 0], 8);
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', head),
    chunk('PLTE', Uint8Array.from(palette)),
    chunk('IDAT', await deflate(rows)),
    chunk('IEND', new Uint8Array()),
  ]);
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = name.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return (sum ^ 0xffffffff) >>> 0;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
