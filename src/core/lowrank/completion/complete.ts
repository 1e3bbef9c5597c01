import { countProblem, sizeProblem } from '../../arguments.js';
import { zeros, type Matrix } from '../../matrix.js';
import { failure, success, type Failure, type Result } from '../../result.js';
import { svd } from '../../svd/index.js';
import type { Svd } from '../../svd/types.js';
import { entryOf } from '../approximate.js';
import { frobeniusNorm, maxAbs } from '../norms.js';
import { leadingColumns } from '../linear/product.js';
import { doubts } from './determinacy.js';
import { fill } from './fill.js';
import { impute, type Imputed, type ImputeOptions } from './impute.js';
import { knownEntries, unknownMask, type KnownEntries } from './known.js';
import { modelMisfit } from './model.js';
import { exponentOf, times, timesEach } from './size.js';
import type { Completion, CompletionOptions } from './types.js';
import { t } from '../../texts.js';

/**
 * Fills the missing entries of a matrix from a rank-k model of the known ones, P_K(M).
 *
 * - fill-*: unknown entries become 0 or a mean. Then one SVD is truncated at rank k.
 * - hard-impute: the rank-k matrix closest to the known entries. The iteration X ← P_K(M) +
 *   P_K⊥(SVD_k(X)) converges to it, but faster methods compute it; see `impute`. Where the known entries
 *   do not determine it, a small ridge on its factors, chosen by held-out error, keeps it bounded.
 * - soft-impute (Mazumder, Hastie & Tibshirani 2010): with σ shrunk by λ, then de-biased. λ is chosen by
 *   held-out error if it is not given.
 *
 * @param matrix rows×cols; unknown entries are marked in `missing` or NaN.
 * @returns `empty` when no entry is known, `nonFinite` for an infinite entry and for options that are no
 *   numbers, `cancelled`.
 */
export function complete(matrix: Matrix, options: CompletionOptions): Result<Completion> {
  const unknown = unknownMask(matrix);
  const problem = optionsProblem(options) ?? refusal(matrix, unknown);
  if (problem) return problem;
  const { rows, cols } = matrix;
  const k = Math.max(1, Math.min(rows, cols, Math.trunc(options.rank)));
  // A power of two brings entries of any size to about 1 and back without rounding.
  const exponent = exponentOf(maxAbs(matrix.data, unknown));
  const scaled = { ...matrix, data: timesEach(matrix.data, -exponent) };
  const known = knownEntries(scaled, unknown);
  const found = modelFor(scaled, unknown, known, options, k, exponent);
  if (!found.ok) return found;
  const { model, iterations, converged, starts } = found.value;
  const out = zeros(rows, cols);
  for (let index = 0; index < out.data.length; index++) {
    out.data[index] =
      unknown[index] === 1
        ? times(entryOf(model, Math.floor(index / cols), index % cols, k), exponent)
        : matrix.data[index]!;
  }
  return success({
    matrix: { ...labels(matrix), ...out },
    model: { ...model, s: model.s.map((value) => times(value, exponent)) },
    filled: unknown,
    iterations,
    residual: times(frobeniusNorm(modelMisfit(known, model)), exponent),
    converged,
    starts,
    lambda: times(found.value.lambda, exponent),
    warnings: warnings(known, k, found.value, options),
  });
}

/** What keeps the options from being used, whatever the matrix. */
export function optionsProblem({
  rank,
  lambda,
  ridge,
  seed,
  tolerance,
  maxIterations,
}: CompletionOptions): Failure | undefined {
  return (
    countProblem({ rank, seed }) ??
    sizeProblem({
      'penalty λ': lambda,
      'ridge λ': ridge,
      tolerance,
      'largest number of iterations': maxIterations,
    })
  );
}

/** The options for entries divided by 2^exponent. */
function imputeOptions(options: CompletionOptions, rank: number, exponent: number): ImputeOptions {
  const debias = options.method === 'soft-impute';
  const lambda = debias ? options.lambda : options.ridge;
  return {
    rank,
    debias,
    lambda: lambda === undefined ? undefined : penalty(lambda, exponent),
    seed: options.seed ?? 1,
    tolerance: options.tolerance ?? 1e-10,
    maxIterations: options.maxIterations ?? 2000,
    onProgress: options.onProgress,
    isCancelled: options.isCancelled,
  };
}

/** The model for entries divided by 2^exponent. */
function modelFor(
  scaled: Matrix,
  unknown: Uint8Array,
  known: KnownEntries,
  options: CompletionOptions,
  k: number,
  exponent: number,
): Result<Imputed> {
  if (options.method.startsWith('fill-')) {
    return penalised(fill(scaled, unknown, options.method), k, 0, false);
  }
  const chosen = imputeOptions(options, k, exponent);
  // If every entry is known, each method is one SVD, and nothing asks for a penalty that was not given.
  return unknown.includes(1)
    ? impute(known, chosen)
    : penalised(scaled, k, chosen.lambda ?? 0, chosen.debias);
}

/**
 * The minimum where every entry is known, by one SVD: σᵢ − λ for the σᵢ above λ among the first k (Mazumder, Hastie &
 * Tibshirani 2010, Lemma 1). De-biased, those keep their σᵢ.
 */
function penalised(matrix: Matrix, k: number, lambda: number, debias: boolean): Result<Imputed> {
  const parts = svd(matrix);
  if (!parts.ok) return parts;
  const { u, s, v } = parts.value;
  // A σ that is λ to rounding leaves 0.
  const rounding = Math.max(matrix.rows, matrix.cols) * Number.EPSILON * (s[0] ?? 0);
  const first = s.slice(0, k);
  const left = lambda > 0 ? first.filter((sigma) => sigma - lambda > rounding) : first;
  const model: Svd = {
    u: leadingColumns(u, left.length),
    s: debias ? left : left.map((sigma) => sigma - lambda),
    v: leadingColumns(v, left.length),
  };
  return success({ model, iterations: 1, converged: true, starts: 1, lambda });
}

function warnings(
  known: KnownEntries,
  k: number,
  { model, converged, starts, lambda }: Imputed,
  { method }: CompletionOptions,
): string[] {
  // A fill or a penalty gives one answer even if the data do not determine it. The doubt remains.
  const plain = !method.startsWith('fill-') && lambda === 0;
  const found = doubts(known, k, plain ? model : undefined);
  const rank = model.s.length;
  if (rank < k) {
    found.push(
      rank === 0
        ? t('The penalty λ leaves nothing: unknown entries are 0.')
        : t('The penalty λ leaves rank {0} of the {1} asked for.', rank, k),
    );
  }
  if (!converged) {
    found.push(
      starts > 1
        ? t(
            'The iteration had not settled when it reached its limit, from {0} different starts: take the values with care.',
            starts,
          )
        : t('The iteration had not settled when it reached its limit: take the values with care.'),
    );
  }
  return found;
}

function refusal(matrix: Matrix, unknown: Uint8Array): Result<never> | undefined {
  if (!unknown.includes(0)) {
    return failure('empty', t('No entry is known: there is nothing to complete the matrix from.'));
  }
  const at = matrix.data.findIndex((value, i) => unknown[i] === 0 && !Number.isFinite(value));
  if (at < 0) return undefined;
  const row = Math.floor(at / matrix.cols) + 1;
  return failure(
    'nonFinite',
    t(
      'Entry at row {0}, column {1} is {2}; completion needs finite numbers or missing entries.',
      row,
      (at % matrix.cols) + 1,
      matrix.data[at]!,
    ),
  );
}

function labels({ rowLabels, columnLabels }: Matrix): Partial<Matrix> {
  return { ...(rowLabels ? { rowLabels } : {}), ...(columnLabels ? { columnLabels } : {}) };
}

/** λ for entries of about 1. Beyond the largest singular value all of them leave 0, and infinity is no number. */
function penalty(lambda: number, exponent: number): number {
  return Math.min(times(lambda, -exponent), 2 ** 500);
}
