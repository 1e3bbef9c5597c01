import type { Cells, Matrix, Svd, Viewport } from '../../src/core/index.js';
import type { Picture } from '../../src/protocol/index.js';
import { sampleAlong, sampledEntries, sampledSum, type Sample } from '../compute/sampled-sum.js';
import { stampOf } from './engine.js';

/** Sampled cells per pixel along each axis: enough for a mean that looks like that of all cells. */
const samplesPerPixel = 2;

/** A sample of the cells and their place on screen, counted in sampled cells. */
export type SampledCells = Cells & { readonly viewport: Viewport };

/** The sampled cells, with the entries of M, and the last entries of M̂, at these places. */
interface Seen {
  readonly key: string;
  readonly x: Sample;
  readonly y: Sample;
  readonly entries: Float64Array;
  sum?: { readonly stamp: string; readonly data: Float64Array };
}

/**
 * The drafts of M̂ and the error while the slider moves: quick for a matrix of any size. Both use the
 * same sum. The entries of M are kept as long as the same part is on screen.
 */
export class Sampler {
  private seen: Seen | undefined;

  constructor(
    private readonly matrix: Matrix,
    private readonly svd: Svd,
  ) {}

  cells(picture: Picture, rank: number, weights: Float64Array | undefined): SampledCells {
    const seen = this.look(picture);
    const { x, y, entries } = seen;
    const stamp = stampOf('approximation', rank, weights);
    if (seen.sum?.stamp !== stamp) {
      seen.sum = { stamp, data: sampledSum(this.svd, rank, weights, y.places, x.places) };
    }
    const { data: sum } = seen.sum;
    return {
      rows: y.places.length,
      cols: x.places.length,
      viewport: { x0: x.from, x1: x.to, y0: y.from, y1: y.to },
      ...(picture.of === 'approximation' ? { data: sum } : { data: entries, minus: sum }),
    };
  }

  private look({ viewport, width, height }: Picture): Seen {
    const { x0, x1, y0, y1 } = viewport;
    const key = [x0, x1, y0, y1, width, height].join(' ');
    if (this.seen?.key === key) return this.seen;
    const { matrix } = this;
    const x = sampleAlong(x0, x1, matrix.cols, samplesPerPixel * width);
    const y = sampleAlong(y0, y1, matrix.rows, samplesPerPixel * height);
    this.seen = { key, x, y, entries: sampledEntries(matrix, y.places, x.places) };
    return this.seen;
  }
}
