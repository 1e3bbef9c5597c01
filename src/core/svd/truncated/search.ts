import type { Matrix } from '../../matrix.js';
import { decompose } from '../engine.js';
import { stage } from '../progress.js';
import type { Survey } from '../survey.js';
import {
  bestBackend,
  openWorkspace,
  type Backend,
  type Workspace,
} from '../../kernels/workspace.js';
import { answerFrom, answerSize, exactAnswer, SPARE, type Context } from './answers.js';
import { gramAnswer, gramSize } from './gram.js';
import { grow, makeSpace, spaceSize, type Product } from './krylov.js';
import { plan, type Plan } from './plan.js';
import { estimateResiduals, solveSmall } from './ritz.js';
import { SingleProducts, singleSize } from './single.js';
import { Source } from './source.js';
import type { Products, TruncatedOptions, TruncatedSvd } from './types.js';

/** Single precision cannot show residuals below this share of s₁. */
const ROUGH = 1e-6;

/** How many answers are wanted, and what computes the products. */
export interface Way {
  readonly size: Survey;
  /** Yield answers until converged or exact; otherwise only one. */
  readonly forever: boolean;
  /** Products computed elsewhere, in single precision. */
  readonly makeProducts?: (scale: number) => Products;
}

type Search<End> = Generator<TruncatedSvd | Promise<Float64Array>, End, Float64Array | undefined>;

/** What follows a search in one space: nothing, the same in double precision, or the complete SVD. */
type Next = 'done' | 'double' | 'exact';

/**
 * The search. It yields answers. With `makeProducts` it also yields promises, and expects their values
 * back. Without it, it multiplies in the workspace and yields only answers.
 */
export function* search(
  matrix: Matrix,
  wanted: number,
  options: TruncatedOptions,
  way: Way,
): Search<void> {
  const { rows, cols } = matrix;
  if (Math.min(rows, cols) === 0 || wanted < 1) {
    yield nothing(matrix, way.size);
    return;
  }
  const task = plan(rows, cols, wanted, options, way.forever);
  if (task.gram && !way.makeProducts) {
    const found = throughGram(matrix, task, options, way.size);
    if (found.converged) {
      yield found;
      return;
    }
  }
  let next: Next = task.limit > 0 ? 'double' : 'exact';
  if (next === 'double' && (way.makeProducts ?? task.single)) {
    next = yield* inSpace(matrix, task, options, way, true);
  }
  if (next === 'double') {
    next = yield* inSpace(matrix, task, options, { size: way.size, forever: way.forever }, false);
  }
  if (next === 'exact') yield exactly(matrix, task, options, way.size);
}

/** The search in one space; `rough` when its products are in single precision. */
function* inSpace(
  matrix: Matrix,
  task: Plan,
  options: TruncatedOptions,
  { size, forever, makeProducts }: Way,
  rough: boolean,
): Search<Next> {
  const { rows, cols } = matrix;
  const { k, block, limit, thenExact, seed, tolerance } = task;
  const here = rough && !makeProducts;
  const lease = openWorkspace(
    contextSize(matrix, task, !rough) +
      (here ? singleSize(rows, cols, block) : 0) +
      spaceSize(rows, cols, limit, block),
    options.backend ?? bestBackend(),
  );
  try {
    const ws = lease.workspace;
    const context = makeContext(ws, matrix, task, !rough, size);
    const { scale, source } = context;
    const products = makeProducts?.(scale);
    const multiplier = here ? new SingleProducts(ws, matrix, scale, block) : source;
    const space = makeSpace(ws, rows, cols, limit, block);
    const noise = (rough ? 1e-7 : 1e-14) * Math.sqrt(context.squares);
    const poll = stage(options, 0, 1);
    let answerAt = forever ? Math.max(k, block) : 2 * k;
    for (const product of grow(ws, space, block, seed, noise, k)) {
      poll(product ? 0 : space.size / limit);
      if (product) {
        const { transposed, count, from, to } = product;
        if (products) ws.x.set(landed(yield send(ws.x, matrix, products, product)), to);
        else if (transposed) multiplier.multiplyTransposed(count, from, to);
        else multiplier.multiply(count, from, to);
        continue;
      }
      const full = (space.exhausted && space.size >= k) || space.size >= limit;
      if (!full && space.size < answerAt) continue;
      const small = solveSmall(ws, space, block, k + SPARE);
      const residual = estimateResiduals(ws, space, small, k, block);
      const close = residual <= (rough ? Math.max(ROUGH, tolerance) : tolerance) * small.s[0]!;
      // One check in the middle shows whether M is easy. A second would cost more than it saves.
      answerAt = forever ? Math.max(space.size + 2 * block, Math.ceil(1.5 * space.size)) : limit;
      if (full && !close && thenExact) return 'exact';
      if (!full && !close && !forever) continue;
      if (!rough) {
        yield answerFrom(context, space, small, 'double', close);
        if (close || full) return 'done';
        continue;
      }
      // The residuals are measured in double precision and show the error of single precision.
      const found = answerFrom(context, space, small, close ? 'refined' : 'single', false);
      const largest = found.residuals.reduce((most, one) => Math.max(most, one), 0);
      const converged = largest <= tolerance * found.s[0]!;
      const short = close && !converged;
      if (short && !forever) return 'double';
      yield { ...found, converged };
      if (close || full) return short && thenExact ? 'exact' : 'done';
    }
    return 'exact';
  } finally {
    lease.release();
  }
}

/** It has converged only if the measured residuals show that squaring M lost nothing. */
function throughGram(
  matrix: Matrix,
  task: Plan,
  options: TruncatedOptions,
  size: Survey,
): TruncatedSvd {
  const { rows, cols } = matrix;
  const lease = openWorkspace(
    contextSize(matrix, task, true) + gramSize(rows, cols, task.k),
    options.backend ?? bestBackend(),
  );
  try {
    const poll = stage(options, 0, 1);
    const context = makeContext(lease.workspace, matrix, task, true, size);
    return gramAnswer(context, task.tolerance, options.backend ?? bestBackend(), poll);
  } finally {
    lease.release();
  }
}

function exactly(
  matrix: Matrix,
  task: Plan,
  options: TruncatedOptions,
  size: Survey,
): TruncatedSvd {
  const backend: Backend = options.backend ?? bestBackend();
  const { s, u, v } = decompose(matrix, task.k, backend, options);
  const lease = openWorkspace(contextSize(matrix, task, false), backend);
  try {
    const context = makeContext(lease.workspace, matrix, task, false, size);
    return exactAnswer(context, { u: u!, s, v: v! });
  } finally {
    lease.release();
  }
}

function contextSize({ rows, cols }: Matrix, { k, limit }: Plan, resident: boolean): number {
  return Source.size(rows, cols, resident) + answerSize(rows, cols, k, limit);
}

function makeContext(
  ws: Workspace,
  matrix: Matrix,
  { k }: Plan,
  resident: boolean,
  { scale, squares }: Survey,
): Context {
  const source = new Source(ws, matrix, scale, resident);
  return { ws, matrix, source, scale, squares, k };
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

function landed(reply: Float64Array | undefined): Float64Array {
  if (!reply) throw new Error('a product without an answer');
  return reply;
}

/** Rank 0: no triplet, and the error is ‖M‖. */
function nothing({ rows, cols }: Matrix, { scale, squares }: Survey): TruncatedSvd {
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
