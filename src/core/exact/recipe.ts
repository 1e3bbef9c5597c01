import { transpose, type Matrix } from '../matrix.js';
import { failure, success, type Result } from '../result.js';
import type { Svd } from '../svd/types.js';
import { nonFiniteProblem } from '../svd/svd.js';
import { t } from '../texts.js';
import { characteristic, eigenvaluesOf, type Eigenvalue } from './eigenvalues.js';
import { fraction, fractionOf, over, times, toNumber, type Fraction } from './fraction.js';
import {
  dot,
  gramOf,
  multiplyVector,
  nullSpace,
  orthogonal,
  shifted,
  type Rational,
} from './rational-matrix.js';
import { rootOf, surdValue, type Surd } from './surd.js';

/** The square matrix of a recipe has at most so many rows, and M at most so many rows and columns. */
export const mostByHand = 6;
export const longestByHand = 12;

/** Of which matrix the eigenvectors are taken. */
export type GramSide = 'MᵀM' | 'MMᵀ';

/** An entry in closed form if there is one. */
export interface Entry {
  readonly value: number;
  readonly form?: Surd;
}

export interface HandVector {
  readonly entries: readonly Entry[];
  /** Exactly (w₁, w₂, …)/√norm with integers w. */
  readonly integers?: { readonly w: readonly bigint[]; readonly norm: bigint };
}

export interface HandPair {
  readonly lambda: Eigenvalue;
  readonly sigma: Entry;
  readonly u: HandVector;
  readonly v: HandVector;
}

/** The SVD as a course computes it by hand. */
export interface Recipe {
  readonly side: GramSide;
  readonly matrix: Rational;
  /** MᵀM or MMᵀ. */
  readonly gram: Rational;
  /** Coefficients of det(λI − gram), from λⁿ on. */
  readonly polynomial: readonly Fraction[];
  /** Distinct, descending. */
  readonly eigenvalues: readonly Eigenvalue[];
  /** One for each λ > 0, with multiplicity. */
  readonly pairs: readonly HandPair[];
  /** Orthonormal bases of the null spaces of Mᵀ and of M: the rest of U and V. */
  readonly restU: readonly HandVector[];
  readonly restV: readonly HandVector[];
  /** Largest |M vᵢ − σᵢuᵢ|, in double precision. */
  readonly difference: number;
}

/** The sides that are small enough, the one that a course would take first. */
export function sidesByHand(rows: number, cols: number): GramSide[] {
  if (rows === 0 || cols === 0 || Math.max(rows, cols) > longestByHand) return [];
  const sides: GramSide[] = [];
  if (cols <= mostByHand) sides.push('MᵀM');
  if (rows <= mostByHand) sides.push('MMᵀ');
  return cols > 4 && rows < cols ? sides.reverse() : sides;
}

/**
 * The singular value decomposition by hand: the eigenvalues of MᵀM (or MMᵀ) are the roots of its characteristic polynomial,
 * its eigenvectors are vᵢ, σᵢ = √λᵢ, uᵢ = M vᵢ/σᵢ, and the null spaces give the rest. All in exact fractions where λ is
 * rational; the sign of an eigenvector is that of its free variable, which is 1. Other vectors are those of `svd`.
 *
 * @param matrix m×n, finite, both sides at most 12, and the side of the square matrix at most 6.
 * @param svd its thin SVD.
 * @returns `tooLarge`, `nonFinite`.
 */
export function recipeOf(matrix: Matrix, svd: Svd, side: GramSide): Result<Recipe> {
  const { rows, cols } = matrix;
  if (!sidesByHand(rows, cols).includes(side)) {
    return failure(
      'tooLarge',
      t(
        'By hand needs at most {0} rows and columns, and a square {1} of at most {2}; this matrix is {3}×{4}.',
        longestByHand,
        side,
        mostByHand,
        rows,
        cols,
      ),
    );
  }
  const problem = nonFiniteProblem(matrix);
  if (problem) return problem;
  if (side === 'MᵀM') return success(throughGram(matrix, svd, side));
  const { u, s, v } = svd;
  const turned = throughGram(transpose(matrix), { u: v, s, v: u }, side);
  const { pairs, restU, restV } = turned;
  return success({
    ...turned,
    matrix: exactMatrix(matrix),
    pairs: pairs.map((pair) => ({ ...pair, u: pair.v, v: pair.u })),
    restU: restV,
    restV: restU,
  });
}

function throughGram(matrix: Matrix, svd: Svd, side: GramSide): Recipe {
  const { rows, cols } = matrix;
  const exact = exactMatrix(matrix);
  const gram = gramOf(exact, cols);
  const polynomial = characteristic(gram);
  const doubles = Array.from({ length: cols }, (_, i) => (svd.s[i] ?? 0) ** 2);
  const eigenvalues = eigenvaluesOf(polynomial, doubles);
  const pairs: HandPair[] = [];
  for (const lambda of eigenvalues) {
    if (lambda.fraction?.n === 0n) continue;
    if (lambda.fraction) pairs.push(...exactPairs(exact, gram, lambda, lambda.fraction));
    else pairs.push(decimalPair(svd, pairs.length, lambda));
  }
  const columns = Array.from({ length: cols }, (_, j) => exact.map((row) => row[j]!));
  return {
    side,
    matrix: exact,
    gram,
    polynomial,
    eigenvalues,
    pairs,
    restV: orthogonal(nullSpace(exact, cols)).map(unit),
    restU: orthogonal(nullSpace(columns, rows)).map(unit),
    difference: largestDifference(matrix, pairs),
  };
}

/** Every double is a fraction; those that stand for a decimal or a short fraction are taken as such. */
function exactMatrix({ rows, cols, data }: Matrix): Rational {
  return Array.from({ length: rows }, (_, i) =>
    Array.from(
      data.subarray(i * cols, (i + 1) * cols),
      (value) => fractionOf(value) ?? dyadic(value),
    ),
  );
}

function dyadic(value: number): Fraction {
  let [scaled, power] = [value, 0];
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    power++;
  }
  return fraction(BigInt(scaled), 2n ** BigInt(power));
}

function exactPairs(
  exact: Rational,
  gram: Rational,
  lambda: Eigenvalue,
  value: Fraction,
): HandPair[] {
  const basis = orthogonal(nullSpace(shifted(gram, value), gram.length));
  const sigma = { value: Math.sqrt(toNumber(value)), ...formOf(rootOf(value.n, value.d)) };
  return basis.map((w) => {
    // uᵢ = M w/(√(wᵀw) σ): the squares of its entries are fractions.
    const image = multiplyVector(exact, w);
    const square = times(dot(w, w), value);
    const entries = image.map((x) => entryOf(over(times(x, x), square), x.n < 0n));
    const whole = orthogonal([image])[0]!;
    return { lambda, sigma, v: unit(w), u: { entries, integers: integersOf(whole) } };
  });
}

function decimalPair({ u, s, v }: Svd, i: number, lambda: Eigenvalue): HandPair {
  const column = ({ rows, cols, data }: Matrix): HandVector => ({
    entries: Array.from({ length: rows }, (_, row) => ({ value: data[row * cols + i]! })),
  });
  return { lambda, sigma: { value: s[i] ?? 0 }, u: column(u), v: column(v) };
}

function unit(w: readonly Fraction[]): HandVector {
  const norm = dot(w, w);
  const entries = w.map((x) => entryOf(over(times(x, x), norm), x.n < 0n));
  return { entries, integers: integersOf(w) };
}

const integersOf = (w: readonly Fraction[]) => ({ w: w.map(({ n }) => n), norm: dot(w, w).n });

function entryOf(square: Fraction, negative: boolean): Entry {
  const size = Math.sqrt(toNumber(square));
  return { value: negative ? -size : size, ...formOf(rootOf(square.n, square.d, negative)) };
}

/** Longer numbers are better read as decimals. */
const mostPart = 99_999;

function formOf(form: Surd): { readonly form?: Surd } {
  const small = [form.p, form.q, form.r, form.s].every((part) => part <= mostPart);
  return small && Number.isFinite(surdValue(form)) ? { form } : {};
}

function largestDifference({ cols, data }: Matrix, pairs: readonly HandPair[]): number {
  let most = 0;
  for (const { sigma, u, v } of pairs) {
    u.entries.forEach(({ value }, i) => {
      let sum = -sigma.value * value;
      for (let j = 0; j < cols; j++) sum += data[i * cols + j]! * v.entries[j]!.value;
      most = Math.max(most, Math.abs(sum));
    });
  }
  return most;
}
