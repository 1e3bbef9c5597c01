import { ResidualWalker, type Matrix, type Svd } from '../../src/core/index.js';
import type { FromDecomposer, MeasureSum } from '../../src/protocol/index.js';

/** Layers that are added between two checks of the clock: 32 are added in one pass over memory. */
const stride = 32;

/** If more layers change at once, the sum starts again, which adds 32 layers per pass. */
const mostSingleChanges = 48;

/**
 * Measures the error of sums of layers entry by entry. The residual is updated from one sum to the next,
 * so switching one layer costs one pass over the matrix.
 */
export class SumMeasurer {
  private readonly walker: ResidualWalker;
  private readonly weights: Float64Array;

  constructor(matrix: Matrix, svd: Svd) {
    this.walker = new ResidualWalker(matrix, svd, { keepLast: false });
    this.weights = new Float64Array(svd.s.length).fill(1);
  }

  /**
   * Yields undefined while it works, and the answer at the end. It may be stopped between two yields,
   * because the residual always belongs to the weights that were set so far.
   */
  *measure(wish: MeasureSum): Generator<FromDecomposer | undefined, void, undefined> {
    const { walker, weights } = this;
    const changes: number[] = [];
    for (let i = 0; i < weights.length; i++) {
      if (i < wish.rank && weights[i] !== (wish.weights[i] ?? 1)) changes.push(i);
    }
    if (changes.length > mostSingleChanges) walker.moveTo(0);
    for (const [step, i] of changes.entries()) {
      weights[i] = wish.weights[i] ?? 1;
      walker.setWeight(i, weights[i]);
      if (i < walker.k && step % 4 === 3) yield undefined;
    }
    while (walker.k !== wish.rank) {
      const distance = wish.rank - walker.k;
      walker.moveTo(walker.k + Math.sign(distance) * Math.min(stride, Math.abs(distance)));
      yield undefined;
    }
    const { matrixId, requestId } = wish;
    const frobenius = walker.frobenius();
    yield { kind: 'sumMeasured', matrixId, requestId, frobenius, maxAbs: walker.maxAbs() };
  }
}
