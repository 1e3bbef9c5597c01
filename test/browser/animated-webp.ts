export interface AnimatedFrame {
  /** A still picture as WebP, as large as the canvas. */
  readonly webp: Uint8Array;
  /** How long it is on screen, in milliseconds. */
  readonly millis: number;
}

export interface CanvasSize {
  readonly width: number;
  readonly height: number;
}

/** Chunks of a still picture that also stand in a frame of an animated one. */
const imageChunks = ['ALPH', 'VP8 ', 'VP8L'];

/** Flag of VP8X: the file has an animation. */
const ANIMATION = 0x02;
/** Flag of ANMF: the frame replaces the one before, and is not blended with it. */
const NO_BLENDING = 0x02;

/** Still pictures as an animated WebP that runs for ever (WebP Container Specification, RFC 9649, section 2.7). */
export function animatedWebp(
  { width, height }: CanvasSize,
  frames: readonly AnimatedFrame[],
): Buffer {
  const canvas = Buffer.concat([whole(width - 1, 3), whole(height - 1, 3)]);
  return riff([
    chunk('VP8X', Buffer.concat([Buffer.from([ANIMATION, 0, 0, 0]), canvas])),
    chunk('ANIM', Buffer.concat([whole(0, 4), whole(0, 2)])),
    ...frames.map(({ webp, millis }) => {
      const head = [whole(0, 3), whole(0, 3), canvas, whole(millis, 3), Buffer.from([NO_BLENDING])];
      return chunk('ANMF', Buffer.concat([...head, ...imageOf(webp)]));
    }),
  ]);
}

function imageOf(webp: Uint8Array): Buffer[] {
  const bytes = Buffer.from(webp);
  const found: Buffer[] = [];
  // After RIFF, its size and WEBP.
  for (let at = 12; at + 8 <= bytes.length;) {
    const end = at + 8 + padded(bytes.readUInt32LE(at + 4));
    if (imageChunks.includes(bytes.toString('latin1', at, at + 4)))
      found.push(bytes.subarray(at, end));
    at = end;
  }
  if (found.length === 0) throw new Error('a frame has no picture');
  return found;
}

function riff(chunks: readonly Buffer[]): Buffer {
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks]));
}

/** A name of four letters, a length and that many bytes, filled up to an even number. */
function chunk(name: string, data: Buffer): Buffer {
  const fill = Buffer.alloc(padded(data.length) - data.length);
  return Buffer.concat([Buffer.from(name, 'latin1'), whole(data.length, 4), data, fill]);
}

const padded = (length: number): number => length + (length % 2);

function whole(value: number, bytes: number): Buffer {
  const out = Buffer.alloc(bytes);
  if (bytes > 0) out.writeUIntLE(value, 0, bytes);
  return out;
}
