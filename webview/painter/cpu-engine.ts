import { colorTable, makeScale, rasterize } from '../../src/core/index.js';
import type { Backend, Picture } from '../../src/protocol/index.js';
import { LayerSum } from '../compute/layer-sum.js';
import type { Engine, Scene } from './engine.js';

/** Everything in double precision and Canvas 2D: the same pictures where there is no WebGL 2. */
export class CpuEngine implements Engine {
  readonly backend: Backend;
  private readonly canvas = new OffscreenCanvas(1, 1);
  private readonly context: OffscreenCanvasRenderingContext2D;
  private sum: LayerSum | undefined;
  private error: Float64Array | undefined;
  private errorKey = '';

  constructor(
    private readonly scene: Scene,
    reason: string,
  ) {
    this.backend = { name: 'cpu', precision: 'float64', detail: reason };
    const context = this.canvas.getContext('2d');
    if (!context) throw new Error('no Canvas 2D in a worker');
    this.context = context;
  }

  factorsChanged(): void {
    this.sum = undefined;
    this.error = undefined;
    this.errorKey = '';
  }

  draw(picture: Picture, rank: number, weights: Float64Array | undefined): ImageBitmap {
    const { matrix } = this.scene;
    const { width, height } = picture;
    if (this.canvas.width !== width) this.canvas.width = width;
    if (this.canvas.height !== height) this.canvas.height = height;
    const image = this.context.createImageData(width, height);
    rasterize(
      {
        ...picture,
        data: this.values(picture, rank, weights),
        rows: matrix.rows,
        cols: matrix.cols,
        scale: makeScale(picture.scale, picture.domain),
        table: colorTable(picture.colorMap, picture.reversed),
      },
      image.data,
    );
    this.context.putImageData(image, 0, 0);
    return this.canvas.transferToImageBitmap();
  }

  private values(picture: Picture, rank: number, weights: Float64Array | undefined): Float64Array {
    const { matrix, svd } = this.scene;
    if (picture.of === 'matrix') return matrix.data;
    if (svd) this.sum ??= new LayerSum(svd);
    const sum = this.sum?.moveTo(rank, weights);
    if (picture.of === 'approximation') return sum ?? new Float64Array(matrix.data.length);
    return sum ? this.errorOf(sum, rank, weights) : matrix.data;
  }

  private errorOf(sum: Float64Array, rank: number, weights?: Float64Array): Float64Array {
    const key = `${rank} ${weights?.join(' ') ?? ''}`;
    const { data } = this.scene.matrix;
    this.error ??= new Float64Array(data.length);
    if (key !== this.errorKey) {
      const { error } = this;
      for (let i = 0; i < data.length; i++) error[i] = data[i]! - sum[i]!;
      this.errorKey = key;
    }
    return this.error;
  }

  dispose(): void {
    this.factorsChanged();
  }
}
