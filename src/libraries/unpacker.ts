import { Inflate, inflateSync, Unzlib } from 'fflate';
import type { Unpacker } from '../core/index.js';

/** Packed bytes that are unpacked at once. They can become a thousand times as many. */
const PIECE = 2 ** 13;

/** DEFLATE by fflate. */
export const unpacker: Unpacker = {
  inflate: (packed, size) => inflateSync(packed, { out: new Uint8Array(size) }),
  inflateHead: (packed, most) => head(new Inflate(), packed, most, false),
  unzlib: (packed, most) => {
    const out = head(new Unzlib(), packed, most + 1, true);
    return out.length > most ? undefined : out;
  },
  unzlibHead: (packed, most) => head(new Unzlib(), packed, most, false),
};

/**
 * Unpacks piece by piece until there are `most` bytes.
 *
 * @param whole whether `packed` is everything, so that its end is an end.
 * @throws if the bytes are damaged, or if there are fewer and `packed` is everything.
 */
function head(
  stream: Inflate | Unzlib,
  packed: Uint8Array,
  most: number,
  whole: boolean,
): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  stream.ondata = (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  };
  for (let at = 0; at < packed.length && length < most; at += PIECE) {
    const end = Math.min(packed.length, at + PIECE);
    stream.push(packed.subarray(at, end), whole && end === packed.length);
  }
  const out = new Uint8Array(Math.min(length, most));
  let at = 0;
  for (const chunk of chunks) {
    const part = chunk.subarray(0, out.length - at);
    out.set(part, at);
    at += part.length;
    if (at === out.length) break;
  }
  return out;
}
