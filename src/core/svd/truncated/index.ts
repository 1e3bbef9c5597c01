import { countProblem, sizeProblem } from '../../arguments.js';
import type { Matrix } from '../../matrix.js';
import { success, type Failure, type Result } from '../../result.js';
import { survey } from '../survey.js';
import { attempt, guarded } from '../svd.js';
import { search, type Way } from './search.js';
import type { Products, TruncatedOptions, TruncatedSvd } from './types.js';

export { usualSubspace } from './plan.js';
export { singleProducts } from './single.js';
export type { Products, TruncatedOptions, TruncatedSvd } from './types.js';

/**
 * The leading k singular triplets of a large matrix with an error bound: block Krylov (Musco & Musco
 * 2015) from a seeded random start, a Rayleigh–Ritz step, and a measured bound on ‖M − UΣVᵀ‖_F. For large
 * matrices the search is in single precision and the refinement in double precision. Small matrices, and
 * k near min(rows, cols), get the exact decomposition and the same bound.
 *
 * @param k 1 … min(rows, cols), clipped to it.
 * @returns problems as for `svd`, and `nonFinite` for a k or an option that is no number.
 */
export function truncatedSvd(
  matrix: Matrix,
  k: number,
  options: TruncatedOptions = {},
): Result<TruncatedSvd> {
  const problem = argumentProblem(k, options);
  if (problem) return problem;
  const size = survey(matrix);
  const work = () => {
    let last: TruncatedSvd | undefined;
    for (const answer of steps(matrix, k, options, { size, forever: false })) last = answer;
    return last!;
  };
  return guarded(matrix, work, Number.isFinite(size.largest));
}

/**
 * Improving answers for the leading k triplets, each with its bound, until converged or exact: an anytime
 * method. The caller may stop at any answer; `return()` frees the memory.
 */
export function* truncatedSvdSteps(
  matrix: Matrix,
  k: number,
  options: TruncatedOptions = {},
): Generator<Result<TruncatedSvd>, void, void> {
  const problem = argumentProblem(k, options);
  if (problem) {
    yield problem;
    return;
  }
  const size = survey(matrix);
  const iterator = steps(matrix, k, options, { size, forever: true });
  // The entries are checked once, not at every step.
  let run: <T>(work: () => T) => Result<T> = (work) =>
    guarded(matrix, work, Number.isFinite(size.largest));
  try {
    for (;;) {
      const next = run(() => iterator.next());
      run = attempt;
      if (!next.ok) {
        yield next;
        return;
      }
      if (next.value.done) return;
      yield success(next.value.value);
    }
  } finally {
    iterator.return();
  }
}

/**
 * The same with the products of the search computed elsewhere, for example on a GPU in single precision.
 * `makeProducts(scale)` multiplies with scale · M. The Rayleigh–Ritz step and the bound stay in double
 * precision.
 */
export function truncatedSvdStepsWith(
  matrix: Matrix,
  k: number,
  makeProducts: (scale: number) => Products,
  options: TruncatedOptions = {},
): AsyncGenerator<Result<TruncatedSvd>, void, void> {
  return answersWith(matrix, k, makeProducts, options, true);
}

/** `truncatedSvd` with the products of the search computed elsewhere. */
export async function truncatedSvdWith(
  matrix: Matrix,
  k: number,
  makeProducts: (scale: number) => Products,
  options: TruncatedOptions = {},
): Promise<Result<TruncatedSvd>> {
  let last: Result<TruncatedSvd> | undefined;
  for await (const answer of answersWith(matrix, k, makeProducts, options, false)) last = answer;
  return last!;
}

async function* answersWith(
  matrix: Matrix,
  k: number,
  makeProducts: (scale: number) => Products,
  options: TruncatedOptions,
  forever: boolean,
): AsyncGenerator<Result<TruncatedSvd>, void, void> {
  const problem = argumentProblem(k, options);
  if (problem) {
    yield problem;
    return;
  }
  const size = survey(matrix);
  const searching = search(matrix, k, options, { size, forever, makeProducts });
  let run: <T>(work: () => T) => Result<T> = (work) =>
    guarded(matrix, work, Number.isFinite(size.largest));
  try {
    let reply: Float64Array | undefined;
    for (;;) {
      const sent = reply;
      const next = run(() => searching.next(sent));
      run = attempt;
      if (!next.ok) {
        yield next;
        return;
      }
      if (next.value.done) return;
      const item = next.value.value;
      reply = item instanceof Promise ? await item : undefined;
      if (!(item instanceof Promise)) yield success(item);
    }
  } finally {
    searching.return();
  }
}

function* steps(
  matrix: Matrix,
  k: number,
  options: TruncatedOptions,
  way: Way,
): Generator<TruncatedSvd, void, void> {
  for (const item of search(matrix, k, options, way)) {
    if (!(item instanceof Promise)) yield item;
  }
}

function argumentProblem(
  k: number,
  { seed, tolerance, maxSubspace, singleFrom, block }: TruncatedOptions,
): Failure | undefined {
  return (
    countProblem({ 'number of triplets': k, seed }) ??
    sizeProblem({
      tolerance,
      'largest subspace': maxSubspace,
      'side for single precision': singleFrom,
      'size of a block': block,
    })
  );
}
