import {
  BlockPyramid,
  colorTable,
  makeScale,
  rasterize,
  type Cells,
  type RasterInput,
} from '../../src/core/index.js';
import type { Backend, Picture, PictureOf } from '../../src/protocol/index.js';
import { LayerSum } from '../compute/layer-sum.js';
import { layersStamp, type Engine, type Scene } from './engine.js';
import { Sampler } from './sampler.js';

/** The entries of one picture and their blocks; the blocks are good as long as the stamp is. */
interface Values {
  readonly stamp: string;
  readonly cells: Cells;
  /** From the second picture on: while the slider moves, blocks cost more than they save. */
  pyramid?: BlockPyramid;
}

/** More entries than this take longer than a frame or two for a step of the slider. */
const draftsFrom = 2 ** 21;
/** Everything in double precision: the same pictures where there is no WebGL 2. */
export class CpuEngine implements Engine {
  readonly backend: Backend;
  private readonly values = new Map<PictureOf, Values>();
  private sum: LayerSum | undefined;
  private sampler: Sampler | undefined;

  constructor(
    private readonly scene: Scene,
    reason: string,
  ) {
    this.backend = { name: 'cpu', precision: 'float64', detail: reason };
  }

  get drafts(): boolean {
    return this.scene.svd !== undefined && this.scene.matrix.data.length > draftsFrom;
  }

  factorsChanged(): void {
    this.sum = undefined;
    this.sampler = undefined;
    this.values.delete('approximation');
    this.values.delete('error');
  }

  /**
   * Through no canvas: one in a worker waits for the process that draws the window, up to a frame of
   * it for each picture.
   */
  draw(
    picture: Picture,
    rank: number,
    weights: Float64Array | undefined,
    draft = false,
  ): Promise<ImageBitmap> {
    const image = new ImageData(picture.width, picture.height);
    const { matrix, svd } = this.scene;
    const content =
      draft && svd && picture.of !== 'matrix'
        ? (this.sampler ??= new Sampler(matrix, svd)).cells(picture, rank, weights)
        : this.content(picture.of, rank, weights);
    rasterize(
      {
        viewport: picture.viewport,
        width: picture.width,
        height: picture.height,
        missingColor: picture.missingColor,
        ...content,
        scale: makeScale(picture.scale, picture.domain),
        table: colorTable(picture.colorMap, picture.reversed),
      },
      image.data,
    );
    return createImageBitmap(image);
  }

  private content(
    of: PictureOf,
    rank: number,
    weights: Float64Array | undefined,
  ): Cells & Pick<RasterInput, 'pyramid'> {
    const { cells, pyramid } = this.valuesOf(of, rank, weights);
    return pyramid ? { ...cells, pyramid } : cells;
  }

  private valuesOf(of: PictureOf, rank: number, weights: Float64Array | undefined): Values {
    const stamp = of === 'matrix' ? 'M' : layersStamp(rank, weights);
    const known = this.values.get(of);
    if (known?.stamp === stamp) {
      // M's blocks stay; those of M̂ₖ and the error live until the slider moves.
      known.pyramid ??= new BlockPyramid(known.cells, of === 'matrix' ? 4 : 2);
      return known;
    }
    const values: Values = { stamp, cells: this.cells(of, rank, weights) };
    this.values.set(of, values);
    return values;
  }

  private cells(of: PictureOf, rank: number, weights: Float64Array | undefined): Cells {
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
