import type { Matrix } from '../matrix.js';
import { samplesFor, type Pixels } from './pixels.js';

/**
 * The matrices of a picture: luma Y (which is its grey), red, green, blue, and the colour differences Cb and Cr.
 */
export const planeIds = ['luma', 'red', 'green', 'blue', 'cb', 'cr'] as const;
export type PlaneId = (typeof planeIds)[number];

/** What a picture is taken apart into: one matrix, or three that together are the colours. */
export const colourModels = ['grey', 'rgb', 'ycbcr'] as const;
export type ColourModel = (typeof colourModels)[number];

export const planesOf: Readonly<Record<ColourModel, readonly PlaneId[]>> = {
  grey: ['luma'],
  rgb: ['red', 'green', 'blue'],
  ycbcr: ['luma', 'cb', 'cr'],
};

/** Weights of red, green and blue in luma (ITU-R BT.601-7, section 2.5.1, as JFIF 1.02 uses them for JPEG). */
const [lumaRed, lumaGreen, lumaBlue] = [0.299, 0.587, 0.114];
/** Cb = (B − Y) / 1.772 and Cr = (R − Y) / 1.402, here without the offset of half the range: grey has 0. */
const blueRange = 2 * (1 - lumaBlue);
const redRange = 2 * (1 - lumaRed);

/**
 * One plane of a picture as a height × width matrix, in double precision: 0 … peak, Cb and Cr −peak/2 … peak/2. A grey
 * picture has itself as luma, and zeros as Cb and Cr.
 */
export function planeMatrix({ width, height, channels, data }: Pixels, plane: PlaneId): Matrix {
  const out = new Float64Array(width * height);
  if (channels === 1) {
    const isZero = plane === 'cb' || plane === 'cr';
    if (!isZero) out.set(data);
    return { rows: height, cols: width, data: out };
  }
  const value = valueOf[plane];
  for (let at = 0, from = 0; at < out.length; at++, from += 3) {
    out[at] = value(data[from]!, data[from + 1]!, data[from + 2]!);
  }
  return { rows: height, cols: width, data: out };
}

const luma = (r: number, g: number, b: number) => lumaRed * r + lumaGreen * g + lumaBlue * b;

const valueOf: Readonly<Record<PlaneId, (r: number, g: number, b: number) => number>> = {
  luma,
  red: (r) => r,
  green: (_, g) => g,
  blue: (_, __, b) => b,
  cb: (r, g, b) => (b - luma(r, g, b)) / blueRange,
  cr: (r, g, b) => (r - luma(r, g, b)) / redRange,
};

/**
 * The picture of the planes of a colour model, rounded to whole numbers from 0 to peak.
 *
 * @param planes height × width values each, in the order of `planesOf`.
 */
export function fromPlanes(
  shape: { readonly width: number; readonly height: number; readonly peak: number },
  model: ColourModel,
  planes: readonly Float64Array[],
): Pixels {
  const { width, height, peak } = shape;
  const whole = (value: number) => Math.min(peak, Math.max(0, Math.round(value)));
  const count = width * height;
  const [first, second, third] = planes;
  if (model === 'grey' || !first || !second || !third) {
    const data = samplesFor(count, peak);
    for (let at = 0; at < count; at++) data[at] = whole(first![at]!);
    return { width, height, channels: 1, peak, data };
  }
  const data = samplesFor(3 * count, peak);
  for (let at = 0, to = 0; at < count; at++, to += 3) {
    let [r, g, b] = [first[at]!, second[at]!, third[at]!];
    if (model === 'ycbcr') {
      const [y, cb, cr] = [r, g, b];
      r = y + redRange * cr;
      b = y + blueRange * cb;
      g = (y - lumaRed * r - lumaBlue * b) / lumaGreen;
    }
    data[to] = whole(r);
    data[to + 1] = whole(g);
    data[to + 2] = whole(b);
  }
  return { width, height, channels: 3, peak, data };
}
