import type { Matrix } from '../../matrix.js';
import { success, type Result } from '../../result.js';
import { decompose } from '../engine.js';
import { scaleOf } from '../load.js';
import { stage } from '../progress.js';
import { guarded } from '../svd.js';
import { bestBackend, openWorkspace } from '../workspace.js';
import { answerFrom, answerSize, exactAnswer, type Context } from './answers.js';
import { grow, makeSpace, spaceSize, type Product } from './krylov.js';
import { plan } from './plan.js';
import { estimateResiduals, solveSmall } from './ritz.js';
import { distanceSize, Source } from './source.js';
import type { Products, TruncatedOptions, TruncatedSvd } from './types.js';

export type { Products, TruncatedOptions, TruncatedSvd } from './types.js';

/**
 * The leading k singular triplets of a large matrix, certified: block Krylov (Musco & Musco 2015) from a
 * seeded random start, a Rayleigh–Ritz step, and a measured bound on ‖M − UΣVᵀ‖_F. Small matrices, and
 * k near min(rows, cols), get the exact decomposition and the same certificate.
 *
 * @param k 1 … min(rows, cols), clipped to it.
 * @returns problems as for `svd`.
 */
export function truncatedSvd(
  matrix: Matrix,
  k: number,
  options: TruncatedOptions = {},
): Result<TruncatedSvd> {
  return guarded(matrix, () => {
    let last: TruncatedSvd | undefined;
    for (const answer of steps(matrix, k, options, false)) last = answer;
    return last!;
  });
}

/**
 * Better and better answers for the leading k triplets, each certified, until converged or exact: an
 * anytime method. Stop asking when content; `return()` frees the memory.
 */
export function* truncatedSvdSteps(
  matrix: Matrix,
  k: number,
  options: TruncatedOptions = {},
): Generator<Result<TruncatedSvd>, void, void> {
  const iterator = steps(matrix, k, options, true);
  try {
    for (;;) {
      const next = guarded(matrix, () => iterator.next());
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
 * The same with the products of the search done elsewhere (`makeProducts(scale)` multiplies with
 * scale · M): on a GPU in single precision, say. Rayleigh–Ritz and certificate stay in double precision.
 */
export async function* truncatedSvdStepsWith(
  matrix: Matrix,
  k: number,
  makeProducts: (scale: number) => Products,
  options: TruncatedOptions = {},
): AsyncGenerator<Result<TruncatedSvd>, void, void> {
  const search = searching(matrix, k, options, true, makeProducts);
  try {
    let reply: Float64Array | undefined;
    for (;;) {
      const sent = reply;
      const next = guarded(matrix, () => search.next(sent));
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
    search.return();
  }
}

function* steps(
  matrix: Matrix,
  k: number,
  options: TruncatedOptions,
  forever: boolean,
): Generator<TruncatedSvd, void, void> {
  for (const item of searching(matrix, k, options, forever)) {
    if (!(item instanceof Promise)) yield item;
  }
}

/**
 * The search itself: yields answers, and promises whose value it wants back. Without `makeProducts` it
 * multiplies in the workspace and yields answers only. Unless `forever`, one answer.
 */
function* searching(
  matrix: Matrix,
  wanted: number,
  options: TruncatedOptions,
  forever: boolean,
  makeProducts?: (scale: number) => Products,
): Generator<TruncatedSvd | Promise<Float64Array>, void, Float64Array | undefined> {
  const { rows, cols } = matrix;
  if (Math.min(rows, cols) === 0 || wanted < 1) {
    yield nothing(matrix);
    return;
  }
  const { k, block, limit, thenExact, seed, tolerance } = plan(
    rows,
    cols,
    wanted,
    options,
    forever,
  );
  const resident = !makeProducts;
  const backend = options.backend ?? bestBackend();
  const lease = openWorkspace(
    Source.size(rows, cols, resident) +
      (limit > 0 ? spaceSize(rows, cols, limit, block) : 0) +
      answerSize(rows, cols, k, limit) +
      distanceSize(rows, cols),
    backend,
  );
  try {
    const ws = lease.workspace;
    const scale = scaleOf(matrix);
    const source = new Source(ws, matrix, scale, resident);
    const context: Context = { ws, matrix, source, scale, squares: source.squares(), k };
    if (limit > 0) {
      const products = makeProducts?.(scale);
      const space = makeSpace(ws, rows, cols, limit, block);
      const noise = (products ? 1e-7 : 1e-14) * Math.sqrt(context.squares);
      const poll = stage(options, 0, 1);
      let answerAt = forever ? Math.max(k, block) : Math.ceil(1.5 * k);
      for (const product of grow(ws, space, block, seed, noise, k)) {
        poll(product ? 0 : space.size / limit);
        if (product) {
          if (products) land(ws.x, product, yield send(ws.x, matrix, products, product));
          else if (product.transposed) {
            source.multiplyTransposed(product.count, product.from, product.to);
          } else source.multiply(product.count, product.from, product.to);
          continue;
        }
        const full = (space.exhausted && space.size >= k) || space.size >= limit;
        if (!full && space.size < answerAt) continue;
        const small = solveSmall(ws, space);
        const residual = estimateResiduals(ws, space, small, k, block);
        const converged = residual <= tolerance * small.s[0]!;
        answerAt = Math.max(space.size + 2 * block, Math.ceil(1.5 * space.size));
        const end = converged || full;
        if (end && thenExact && !converged) break;
        if (end || forever) yield answerFrom(context, space, small, products ? 8 : 0, converged);
        if (end) return;
      }
    }
    const { s, u, v } = decompose(matrix, k, backend, options);
    yield exactAnswer(context, { u: u!, s, v: v! });
  } finally {
    lease.release();
  }
}

function send(
  x: Float64Array,
  { rows, cols }: Matrix,
  products: Products,
  { transposed, count, from }: Product,
): Promise<Float64Array> {
  const length = transposed ? rows : cols;
  const vectors = x.slice(from, from + count * length);
  return transposed
    ? products.multiplyTransposed(vectors, count)
    : products.multiply(vectors, count);
}

function land(x: Float64Array, { to }: Product, reply: Float64Array | undefined): void {
  if (!reply) throw new Error('a product without an answer');
  x.set(reply, to);
}

/** Rank 0: nothing shown, all of M missing. */
function nothing({ rows, cols, data }: Matrix): TruncatedSvd {
  const scale = scaleOf({ rows, cols, data });
  let squares = 0;
  for (const value of data) squares += (scale * value) ** 2;
  return {
    u: { rows, cols: 0, data: new Float64Array(0) },
    s: new Float64Array(0),
    v: { rows: cols, cols: 0, data: new Float64Array(0) },
    errorBound: (Math.sqrt(squares) * (1 + 1e-12)) / scale,
    residuals: new Float64Array(0),
    subspace: 0,
    converged: true,
  };
}
