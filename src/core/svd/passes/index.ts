import { countProblem, sizeProblem } from '../../arguments.js';
import type { MatrixRows } from '../../matrix-rows.js';
import { failure, success, type Result } from '../../result.js';
import { gramPass, passScale, type Pass, type PassVectors } from './gram-pass.js';
import { PassSpace } from './pass-space.js';
import type { PassAnswer, PassOptions } from './types.js';
import { t } from '../../texts.js';

export { addPass, gramPass, type Pass, type PassVectors } from './gram-pass.js';
export type { PassAnswer, PassOptions } from './types.js';

/** Vectors beyond the wanted ones, which make these converge faster. */
const SPARE = 8;
const TOLERANCE = 1e-9;
const MAX_PASSES = 12;
/** Bytes of the basis and its products, if nothing else is said. */
export const basisBytes = 2 ** 26;

/** Vectors that a pass multiplies with, for k triplets of a matrix that is not very narrow or very wide. */
export const passBlock = (k: number): number => k + SPARE;

/**
 * The leading k singular triplets of a matrix that need not be in memory: improving answers, one after each pass over
 * its rows. The method is block Krylov iteration on MᵀM with a Rayleigh–Ritz step (Golub & Underwood 1977; Musco & Musco
 * 2015) and thick restarts (Wu & Simon, SIAM J. Matrix Anal. Appl. 22, 2000). Errors of the values come from the
 * residuals, and the error of the approximation from ‖M − M V Vᵀ‖² = ‖M‖² − ‖M V‖², which holds for any orthonormal V.
 * Values below √ε σ₁ are lost, because MᵀM has their squares.
 *
 * @param rows cols may be some 100,000; the basis has `basisBytes`.
 * @param k 1 … min(rows, cols), clipped to it, and to what the basis has room for.
 * @returns answers until they are settled; then, or after a problem, the generator ends. Problems: `nonFinite`,
 *   `cancelled`, `empty`, and `syntax` with the message of a reading that failed.
 */
export async function* leadingByPasses(
  rows: MatrixRows,
  k: number,
  options: PassOptions = {},
): AsyncGenerator<Result<PassAnswer>, void, void> {
  const { tolerance = TOLERANCE, maxPasses = MAX_PASSES, seed = 1 } = options;
  const memory = options.basisBytes ?? basisBytes;
  const problem =
    countProblem({ 'number of triplets': k, seed }) ??
    sizeProblem({ tolerance, 'number of passes': maxPasses, 'memory of the basis': memory });
  if (problem) {
    yield problem;
    return;
  }
  const rank = Math.min(rows.rows, rows.cols);
  if (rank === 0) {
    yield failure('empty', t('The matrix has no entries.'));
    return;
  }
  // The basis and its products, two blocks of each at least.
  const room = Math.max(2, Math.floor(memory / (16 * rows.cols)));
  const most = Math.max(1, Math.floor(room / 2) - SPARE);
  const wanted = Math.max(1, Math.min(Math.trunc(k), rank, most));
  const block = Math.min(rank, passBlock(wanted), Math.floor(room / 2) || 1);
  const space = new PassSpace(
    rows.cols,
    block,
    Math.min(rows.cols, Math.max(2 * block, Math.min(room, 4 * block))),
  );
  space.start(seed);
  let scale = 1;
  for (let pass = 1; pass <= maxPasses; pass++) {
    let done = await attempt(rows, space, scale, pass, options);
    if (done.ok && pass === 1 && passScale(done.value.largest) !== 1) {
      scale = passScale(done.value.largest);
      done = await attempt(rows, space, scale, pass, options);
    }
    if (!done.ok) {
      yield done;
      return;
    }
    space.addProducts(done.value.product, done.value.squares);
    const answer = space.answer(wanted, tolerance, scale, pass);
    yield success(answer);
    if (answer.settled || !space.extend()) return;
  }
}

async function attempt(
  rows: MatrixRows,
  space: PassSpace,
  scale: number,
  pass: number,
  options: PassOptions,
): Promise<Result<Pass>> {
  const vectors: PassVectors = { q: space.newest, count: space.newCount, scale };
  const progress = (fraction: number) => options.onProgress?.(pass, fraction);
  const { blockBytes, backend, isCancelled } = options;
  const onRows = (done: number) => progress(done / rows.rows);
  try {
    return options.gram
      ? await options.gram(vectors, progress)
      : await gramPass(rows, vectors, { blockBytes, backend, isCancelled, onRows });
  } catch (error) {
    return failure('syntax', error instanceof Error ? error.message : String(error));
  }
}
