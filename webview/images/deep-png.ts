import { decode } from 'fast-png';
import {
  asGrey,
  failure,
  onWhite,
  samplesFor,
  success,
  t,
  type Pixels,
  type Result,
} from '../../src/core/index.js';

/** The value of white. */
const peak = 65_535;

/** A PNG with 16 bits per value. */
export function isDeepPng(bytes: Uint8Array): boolean {
  return bytes[24] === 16;
}

interface DeepPng {
  readonly pixels: Pixels;
  readonly isTransparent: boolean;
}

/**
 * Reads a PNG of 16 bits per value. Transparent pixels get a white ground.
 *
 * @throws when the data are damaged.
 */
export async function readDeepPng(bytes: Uint8Array): Promise<Result<DeepPng>> {
  if (!(await fitsItsHeader(bytes))) {
    return failure('syntax', t('The image is damaged: it has more data than its header asks for.'));
  }
  const { width, height, channels, data: all, transparency } = decode(bytes, { checkCrc: true });
  const colours = channels >= 3 ? 3 : 1;
  const hasOpacity = channels === 2 || channels === 4;
  const data = samplesFor(width * height * colours, peak);
  let isTransparent = false;
  for (let from = 0, to = 0; to < data.length; from += channels, to += colours) {
    const isClear = transparency !== undefined && isColour(all, from, transparency);
    const opacity = isClear ? 0 : hasOpacity ? all[from + colours]! : peak;
    isTransparent ||= opacity !== peak;
    for (let c = 0; c < colours; c++) data[to + c] = onWhite(all[from + c]!, opacity, peak);
  }
  const pixels = asGrey({ width, height, channels: colours, peak, data });
  return success({ pixels, isTransparent });
}

/** Whether a pixel has the one colour that the file declares transparent. */
function isColour(all: ArrayLike<number>, from: number, colour: Uint16Array): boolean {
  return colour.length > 0 && colour.every((value, c) => all[from + c] === value);
}

/** Passes of an interlaced picture add a byte to each of their rows. */
const mostExtra = 2;

/**
 * Whether the packed data are as long as the picture needs, at most. The library takes everything into memory, and a few
 * bytes may unpack to gigabytes; here they are counted piece by piece and dropped.
 */
async function fitsItsHeader(bytes: Uint8Array): Promise<boolean> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  const channels = [1, 0, 3, 1, 2, 0, 4][view.getUint8(25)] ?? 4;
  const most = height * (1 + width * channels * 2) + mostExtra * (width + height) + 64;
  const unpacking = new DecompressionStream('deflate');
  const writer = unpacking.writable.getWriter();
  const feed = async () => {
    for (const part of dataChunks(bytes, view)) await writer.write(part);
    await writer.close();
  };
  // What is wrong with the data, the library says better.
  feed().catch(() => undefined);
  const reader = unpacking.readable.getReader();
  let count = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return true;
      count += value.length;
      if (count > most) {
        await reader.cancel();
        return false;
      }
    }
  } catch {
    return true;
  }
}

/** The parts of the packed data. */
function* dataChunks(bytes: Uint8Array, view: DataView): Generator<Uint8Array<ArrayBuffer>> {
  for (let at = 8; at + 8 <= bytes.length;) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === 'IDAT') yield bytes.slice(at + 8, at + 8 + length);
    at += 12 + length;
  }
}
