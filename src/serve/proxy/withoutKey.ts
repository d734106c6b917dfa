import { Transform } from 'node:stream';

/**
 * Passes bytes on with every occurrence of `key` overwritten by asterisks, also where it lies across two pieces.
 * The length never changes, so `content-length` and byte ranges stay true.
 */
export function withoutKey(key: string): Transform {
  const sought = Buffer.from(key);
  let held: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      const bytes = held.length ? Buffer.concat([held, piece]) : Buffer.from(piece);
      for (let at = bytes.indexOf(sought); at >= 0; at = bytes.indexOf(sought, at + sought.length))
        bytes.fill('*', at, at + sought.length);
      const kept = beginning(bytes, sought);
      held = bytes.subarray(bytes.length - kept);
      done(null, bytes.subarray(0, bytes.length - kept));
    },
    flush(done) {
      done(null, held);
    },
  });
}

/** How many of the last bytes could be the beginning of `sought`. */
function beginning(bytes: Buffer, sought: Buffer): number {
  for (let length = Math.min(sought.length - 1, bytes.length); length > 0; length--)
    if (bytes.subarray(bytes.length - length).equals(sought.subarray(0, length))) return length;
  return 0;
}
