import type { Pixels } from '../../src/core/index.js';
import type { Rgba } from '../../src/protocol/index.js';

/** The pixels as a canvas takes them, 8 bits each. */
export function rgbaOf({ width, height, channels, peak, data }: Pixels): Rgba {
  const out = new Uint8ClampedArray(4 * width * height);
  const scale = 255 / peak;
  for (let from = 0, to = 0; to < out.length; from += channels, to += 4) {
    out[to] = data[from]! * scale;
    out[to + 1] = (channels === 1 ? data[from]! : data[from + 1]!) * scale;
    out[to + 2] = (channels === 1 ? data[from]! : data[from + 2]!) * scale;
    out[to + 3] = 255;
  }
  return out;
}

/** A difference of 0 is this grey. */
const middle = 128;
const mostGain = 64;

/**
 * The difference a − b as a picture, around a middle grey. The gain is the largest power of two with which no difference
 * leaves the range, up to 64; with 1, the largest ones are cut.
 */
export function errorRgba(a: Pixels, b: Pixels): { readonly rgba: Rgba; readonly gain: number } {
  const { width, height, channels, peak } = a;
  let largest = 0;
  for (let at = 0; at < a.data.length; at++) {
    largest = Math.max(largest, Math.abs(a.data[at]! - b.data[at]!));
  }
  let gain = 1;
  while (2 * gain * largest * 255 <= 127 * peak && gain < mostGain) gain *= 2;
  const rgba = new Uint8ClampedArray(4 * width * height);
  const scale = (gain * 255) / peak;
  for (let from = 0, to = 0; to < rgba.length; from += channels, to += 4) {
    for (let c = 0; c < 3; c++) {
      const at = from + (channels === 1 ? 0 : c);
      rgba[to + c] = middle + scale * (a.data[at]! - b.data[at]!);
    }
    rgba[to + 3] = 255;
  }
  return { rgba, gain };
}
