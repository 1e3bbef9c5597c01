import { BlockPyramid, type Cells } from '../../src/core/index.js';
import {
  followsRank,
  type Backend,
  type Picture,
  type PictureOf,
} from '../../src/protocol/index.js';
import { LayerSum } from '../compute/layer-sum.js';
import { comparedCells, stampOf, type Engine, type Scene } from './engine.js';
import { paint } from './paint.js';

/** The entries of one picture and their blocks; the blocks are valid as long as the stamp is the same. */
interface Values {
  readonly stamp: string;
  readonly cells: Cells;
  /** From the second picture on: while the slider moves, blocks cost more time than they save. */
  pyramid?: BlockPyramid;
}

/** Everything in double precision: the same pictures without WebGL 2. */
export class CpuEngine implements Engine {
  readonly backend: Backend;
  private readonly values = new Map<PictureOf, Values>();
  private sum: LayerSum | undefined;

  constructor(
    private readonly scene: Scene,
    reason: string,
  ) {
    this.backend = { name: 'cpu', precision: 'float64', detail: reason };
  }

  factorsChanged(): void {
    this.sum = undefined;
    this.values.delete('approximation');
    this.values.delete('error');
  }

  draw(picture: Picture, rank: number, weights: Float64Array | undefined): Promise<ImageBitmap> {
    const { cells, pyramid } = this.valuesOf(picture.of, rank, weights);
    const { viewport } = picture;
    return paint(picture, { viewport, ...cells, ...(pyramid ? { pyramid } : {}) });
  }

  private valuesOf(of: PictureOf, rank: number, weights: Float64Array | undefined): Values {
    const stamp = stampOf(of, rank, weights);
    const known = this.values.get(of);
    if (known?.stamp === stamp) {
      // The blocks of M stay; those of M̂ₖ and the error are valid until the slider moves.
      known.pyramid ??= new BlockPyramid(known.cells, followsRank(of) ? 2 : 4);
      return known;
    }
    const values: Values = { stamp, cells: this.cells(of, rank, weights) };
    this.values.set(of, values);
    return values;
  }

  private cells(of: PictureOf, rank: number, weights: Float64Array | undefined): Cells {
    const compared = comparedCells(this.scene, of);
    if (compared) return compared;
    const { matrix, svd } = this.scene;
    const { rows, cols } = matrix;
    if (of === 'matrix' || (of === 'error' && !svd)) return matrix;
    if (!svd) return { rows, cols, data: new Float64Array(rows * cols) };
    this.sum ??= new LayerSum(svd);
    const data = this.sum.moveTo(rank, weights);
    return of === 'approximation'
      ? { rows, cols, data }
      : { rows, cols, data: matrix.data, minus: data };
  }

  dispose(): void {
    this.factorsChanged();
    this.values.clear();
  }
}
