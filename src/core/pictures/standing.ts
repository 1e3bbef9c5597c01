import type { Workspace } from '../kernels/workspace.js';
import { transform, type Scale } from './scale.js';
import type { Line } from './strip.js';

/** A cell stands out of the mean of its pixel when it is this far from it, as a share of the map. */
export const standOut = 0.25;

/**
 * Two cells that stand out equally far on both sides are a tie, and the higher one is shown. Below a
 * colour step, above the rounding of 32-bit floats: the GPU must not decide otherwise.
 */
const tie = 2 ** -10;

/**
 * Where the pixels of a line stand on the colour map, in place of their means: the mean, or the cell
 * that stands out of it; NaN stays.
 */
export function stand(scale: Scale, { at, pixels }: Line, { x, k }: Workspace): void {
  const { kind, threshold, start, span } = scale;
  if (kind !== 'linear') {
    for (let p = at; p < at + 3 * pixels; p++) x[p] = transform(kind, x[p]!, threshold);
  }
  // Every value is in the middle of an empty domain.
  if (span > 0) k.standLine(pixels, at, start, span, standOut, tie);
  else for (let p = at; p < at + pixels; p++) x[p] = Number.isFinite(x[p]) ? 0.5 : NaN;
}
