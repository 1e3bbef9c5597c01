import { magnitudeWithoutOutliers, rangeWithoutOutliers } from '../pictures/domain.js';
import type { Domain } from '../pictures/scale.js';
import type { Matrix } from '../matrix.js';
import type { BlockLevel } from '../pictures/block-level.js';
import { BlockSums, mostBlocks } from './block-sums.js';
import { heightOf } from './blocks-of-rows.js';
import { Projection, type Directions } from './projection.js';
import type { Part, PartWish, Region } from './types.js';

/** Entries that are kept, at most. */
const mostEntries = 2 ** 21;

/** Some rows at even distances, kept for drafts and for the ends of the colours. */
export class RowSample {
  private readonly data: Float64Array;
  /** Distance of the rows. */
  private readonly step: number;
  private readonly count: number;
  private ends = new Map<number, number>();
  /** Errors of the sample, for the ends: made once, because they take as much as the sample. */
  private errors: Float64Array | undefined;

  constructor(
    private readonly rows: number,
    private readonly cols: number,
  ) {
    const most = Math.max(1, Math.min(rows, mostBlocks, Math.floor(mostEntries / cols)));
    this.step = Math.ceil(rows / most);
    this.count = Math.ceil(rows / this.step);
    this.data = new Float64Array(this.count * cols);
  }

  /** Keeps the rows of a block that belong to the sample. */
  add(first: number, count: number, data: Float64Array): void {
    const { step, cols } = this;
    for (let row = Math.ceil(first / step) * step; row < first + count; row += step) {
      const at = (row - first) * cols;
      this.data.set(data.subarray(at, at + cols), (row / step) * cols);
    }
  }

  /** Takes rows that were picked elsewhere, at the same distances. */
  keep({ cols, data }: Matrix): void {
    if (cols !== this.cols || data.length !== this.data.length) {
      throw new Error('a sample with other rows');
    }
    this.data.set(data);
  }

  /** The range of the colours of M. */
  usualRange(range: Domain): Domain {
    return rangeWithoutOutliers(this.data, range) ?? range;
  }

  /** M̂ₖ and the error of the whole matrix as they look in the sample: each of its rows stands for those up to the next. */
  draft({ request, rank }: PartWish, directions: Directions): Part {
    const { rows, cols, step } = this;
    const region: Region = { top: 0, left: 0, bottom: rows, right: cols };
    const parts = { matrix: blocks(), approximation: blocks(), error: blocks() };
    const largest = this.eachError(rank, directions, (i, data, sum, error) => {
      const row = i * step;
      parts.matrix.add(row, data, 0);
      parts.approximation.add(row, sum, 0);
      parts.error.add(row, error, 0);
    });
    this.ends.set(rank, largest);
    return {
      ...{ request, region, rank, draft: true },
      matrix: this.asAll(parts.matrix.level),
      approximation: this.asAll(parts.approximation.level),
      error: this.asAll(parts.error.level),
      errorEnd: largest,
    };
    function blocks(): BlockSums {
      return new BlockSums(region, step);
    }
  }

  /** Each row counts as often as there are rows that it stands for; else the others would look like missing ones. */
  private asAll(level: BlockLevel): BlockLevel {
    const { sum, count, cols } = level;
    for (let at = 0; at < sum.length; at++) {
      const first = Math.floor(at / cols) * this.step;
      const rows = Math.min(this.step, this.rows - first);
      sum[at]! *= rows;
      count[at]! *= rows;
    }
    return level;
  }

  /** The end of the colours of the error. */
  errorEnd(rank: number, directions: Directions): number {
    let end = this.ends.get(rank);
    if (end === undefined) {
      end = this.eachError(rank, directions, () => undefined);
      this.ends.set(rank, end);
    }
    return end;
  }

  /** The directions are others now. */
  forgetEnds(): void {
    this.ends = new Map();
  }

  /** @returns the end of the colours. */
  private eachError(
    rank: number,
    directions: Directions,
    use: (i: number, data: Float64Array, sum: Float64Array, error: Float64Array) => void,
  ): number {
    const { cols, count } = this;
    const height = Math.min(count, heightOf({ rows: count, cols }));
    const projection = new Projection(directions, height);
    const errors = (this.errors ??= new Float64Array(count * cols));
    let largest = 0;
    try {
      for (let from = 0; from < count; from += height) {
        const to = Math.min(count, from + height);
        const data = this.data.subarray(from * cols, to * cols);
        const sum = projection.rows(data, rank, 0, cols);
        for (let i = from; i < to; i++) {
          const error = errors.subarray(i * cols, (i + 1) * cols);
          const at = (i - from) * cols;
          for (let j = 0; j < cols; j++) {
            error[j] = data[at + j]! - sum[at + j]!;
            largest = Math.max(largest, Math.abs(error[j]!));
          }
          use(i, data.subarray(at, at + cols), sum.subarray(at, at + cols), error);
        }
      }
    } finally {
      projection.dispose();
    }
    return magnitudeWithoutOutliers(errors, largest);
  }
}
