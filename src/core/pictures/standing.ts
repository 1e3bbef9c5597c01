import type { Workspace } from '../kernels/workspace.js';
import { transform, type Scale } from './scale.js';
import type { Line } from './strip.js';

/**
 * A cell is an outlier in its pixel if it differs from the mean by at least this share of the colour map.
 */
export const standOut = 0.25;

/**
 * If two outliers on both sides are equally far from the mean, the higher one is shown. This tolerance is
 * below one step of colour and above the rounding of 32-bit floats, so that the GPU decides in the same
 * way.
 */
const tie = 2 ** -10;

/**
 * Replaces the means of the pixels of a line by their positions on the colour map: that of the mean, or
 * that of the outlier cell. NaN stays NaN.
 */
export function stand(scale: Scale, { at, pixels }: Line, { x, k }: Workspace): void {
  const { kind, threshold, start, span } = scale;
  if (kind !== 'linear') {
    for (let p = at; p < at + 3 * pixels; p++) x[p] = transform(kind, x[p]!, threshold);
  }
  // If the domain is empty, every value is in its middle.
  if (span > 0) k.standLine(pixels, at, start, span, standOut, tie);
  else for (let p = at; p < at + pixels; p++) x[p] = Number.isFinite(x[p]) ? 0.5 : NaN;
}
