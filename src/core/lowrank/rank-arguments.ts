import { failure, type Failure } from '../result.js';
import type { RankOptions } from './rank-types.js';
import { t } from '../texts.js';

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
    return failure(
      'nonFinite',
      t('The shape {0}×{1} is not made of two whole numbers.', rows, cols),
    );
  }
  if (s.length !== Math.min(rows, cols)) {
    return failure(
      'summarised',
      t(
        'The rank rules need all {0} singular values; {1} are given.',
        Math.min(rows, cols),
        s.length,
      ),
    );
  }
  const at = s.findIndex((sigma, i) => !isSize(sigma) || (i > 0 && sigma > s[i - 1]!));
  if (at < 0) return undefined;
  return failure(
    'nonFinite',
    t(
      'Singular value {0} is {1}; the rank rules need finite values in descending order, none below 0.',
      at + 1,
      s[at]!,
    ),
  );
}

/** The first option that a rule cannot use; undefined when there is none. */
export function optionsProblem(options: RankOptions): Failure | undefined {
  const { printedDecimals, ratio, energies, noise } = options;
  if (printedDecimals !== undefined && !isDecimals(printedDecimals)) {
    return failure(
      'nonFinite',
      t(
        'The number of printed decimals is {0}; it must be a whole number, 0 or more.',
        printedDecimals,
      ),
    );
  }
  if (ratio !== undefined && (!isSize(ratio) || ratio === 0)) {
    return failure('nonFinite', t('The ratio is {0}; it must be a finite number above 0.', ratio));
  }
  if (noise !== undefined && !isSize(noise)) {
    return failure(
      'nonFinite',
      t('The size of the noise is {0}; it must be a finite number, 0 or more.', noise),
    );
  }
  const share = energies?.find((value) => !isShare(value));
  if (share === undefined) return undefined;
  return failure(
    'nonFinite',
    t('A share of energy is {0}; it must be above 0 and at most 1.', share),
  );
}
