import { failure, type Failure } from '../result.js';
import type { RankOptions } from './rank-types.js';

/** A finite number, 0 or more. */
export function isSize(value: number): boolean {
  return Number.isFinite(value) && value >= 0;
}

/** p of the energy rule: a share in (0, 1]. */
export function isShare(value: number): boolean {
  return value > 0 && value <= 1;
}

/** Digits after the decimal point. */
export function isDecimals(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

/** Why `s` cannot be the singular values of a rows×cols matrix; undefined when it can. */
export function spectrumProblem(s: Float64Array, rows: number, cols: number): Failure | undefined {
  if (!isDecimals(rows) || !isDecimals(cols)) {
    return failure('nonFinite', `The shape ${rows}×${cols} is not made of two whole numbers.`);
  }
  if (s.length !== Math.min(rows, cols)) {
    return failure(
      'summarised',
      `The rank rules need all ${Math.min(rows, cols)} singular values; ${s.length} are given.`,
    );
  }
  const at = s.findIndex((sigma, i) => !isSize(sigma) || (i > 0 && sigma > s[i - 1]!));
  if (at < 0) return undefined;
  return failure(
    'nonFinite',
    `Singular value ${at + 1} is ${s[at]!}; the rank rules need finite values in descending order, none below 0.`,
  );
}

/** The first option that a rule cannot use; undefined when there is none. */
export function optionsProblem(options: RankOptions): Failure | undefined {
  const { printedDecimals, ratio, energies, noise } = options;
  if (printedDecimals !== undefined && !isDecimals(printedDecimals)) {
    return failure(
      'nonFinite',
      `The number of printed decimals is ${printedDecimals}; it must be a whole number, 0 or more.`,
    );
  }
  if (ratio !== undefined && (!isSize(ratio) || ratio === 0)) {
    return failure('nonFinite', `The ratio is ${ratio}; it must be a finite number above 0.`);
  }
  if (noise !== undefined && !isSize(noise)) {
    return failure(
      'nonFinite',
      `The size of the noise is ${noise}; it must be a finite number, 0 or more.`,
    );
  }
  const share = energies?.find((value) => !isShare(value));
  if (share === undefined) return undefined;
  return failure('nonFinite', `A share of energy is ${share}; it must be above 0 and at most 1.`);
}
