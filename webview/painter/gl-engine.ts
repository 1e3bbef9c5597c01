import { entryOf, type Svd } from '../../src/core/index.js';
import type { Backend, Picture } from '../../src/protocol/index.js';
import { GpuProducts } from '../compute/gpu-products.js';
import { LayerSum } from '../compute/layer-sum.js';
import type { GlHeatmap } from '../heatmap/gl-heatmap.js';
import { type GlValues } from '../heatmap/gl-heatmap.js';
import { readTexels } from '../heatmap/gl-read.js';
import { uploadMask, uploadValues, type StoredTexture } from '../heatmap/gl-textures.js';
import { powerOfTwoScale, type Engine, type Scene } from './engine.js';

/**
 * Below this error, relative to max |M|, a 32-bit difference M − M̂ would show its own rounding noise
 * (2⁻²³ times a few steps) instead of the error: the difference is then made in double precision.
 */
const finestGpuError = 2 ** -16;

/** Products with tfjs in single precision, pictures drawn from their textures: nothing is read back. */
export class GlEngine implements Engine {
  readonly backend: Backend;
  private readonly scale: number;
  private readonly matrix: StoredTexture;
  private readonly mask: StoredTexture | undefined;
  private products: GpuProducts | undefined;
  private fine: FineError | undefined;

  constructor(
    private readonly gl: WebGL2RenderingContext,
    private readonly canvas: OffscreenCanvas,
    private readonly heatmap: GlHeatmap,
    private readonly scene: Scene,
    renderer: string,
  ) {
    this.backend = { name: 'webgl', precision: 'float32', detail: renderer };
    this.scale = powerOfTwoScale(scene.maxAbs);
    this.matrix = uploadValues(gl, scene.matrix.data, this.scale);
    this.mask = uploadMask(gl, scene.matrix.data);
  }

  factorsChanged(): void {
    this.products?.dispose();
    this.products = undefined;
    this.fine?.dispose();
    this.fine = undefined;
  }

  draw(picture: Picture, rank: number, weights: Float64Array | undefined): ImageBitmap {
    const { canvas } = this;
    const values = this.values(picture, rank, weights);
    if (canvas.width !== picture.width) canvas.width = picture.width;
    if (canvas.height !== picture.height) canvas.height = picture.height;
    this.heatmap.draw(picture, values);
    return canvas.transferToImageBitmap();
  }

  private values(picture: Picture, rank: number, weights: Float64Array | undefined): GlValues {
    const { matrix } = this.scene;
    const base = { rows: matrix.rows, cols: matrix.cols, scale: this.scale };
    if (picture.of === 'matrix') return { ...base, values: this.matrix, mask: this.mask };
    const svd = this.scene.svd;
    const error = picture.of === 'error';
    if (svd && error && picture.domain[1] < finestGpuError * this.scene.maxAbs) {
      this.fine ??= new FineError(this.gl, svd, matrix.data);
      return { ...base, ...this.fine.moveTo(rank, weights, picture.domain[1]) };
    }
    if (svd) this.products ??= new GpuProducts(svd, this.scale);
    const approximation = this.products?.moveTo(rank, weights);
    return error
      ? { ...base, values: this.matrix, minus: approximation, mask: this.mask }
      : { ...base, values: approximation };
  }

  check(rank: number): number {
    const { svd, matrix, maxAbs } = this.scene;
    const dense = svd && rank > 0 ? this.products?.moveTo(rank, undefined) : undefined;
    if (!svd || !dense || maxAbs === 0) return 0;
    const texels = Math.ceil(matrix.data.length / 4);
    const lines = Math.max(1, Math.floor(texels / dense.width));
    // Up to eight lines of texels from top to bottom: thousands of entries of a large matrix.
    const step = Math.max(1, Math.floor(lines / 8));
    let largest = 0;
    for (let line = 0; line < lines; line += step) {
      const floats = readTexels(this.gl, dense.texture, line, Math.min(dense.width, texels));
      for (let at = 0; at < floats.length; at += 7) {
        const index = line * dense.width * 4 + at;
        if (index >= matrix.data.length) break;
        const exact = entryOf(svd, Math.floor(index / matrix.cols), index % matrix.cols, rank);
        largest = Math.max(largest, Math.abs(floats[at]! * this.scale - exact));
      }
    }
    return largest / maxAbs;
  }

  dispose(): void {
    this.factorsChanged();
    this.gl.deleteTexture(this.matrix.texture);
    if (this.mask) this.gl.deleteTexture(this.mask.texture);
  }
}

/** M − M̂ in double precision, uploaded divided by its own size. */
class FineError {
  private readonly sum: LayerSum;
  private readonly error: Float64Array;
  private texture: StoredTexture | undefined;

  constructor(
    private readonly gl: WebGL2RenderingContext,
    svd: Svd,
    private readonly data: Float64Array,
  ) {
    this.sum = new LayerSum(svd);
    this.error = new Float64Array(data.length);
  }

  moveTo(
    rank: number,
    weights: Float64Array | undefined,
    largest: number,
  ): Pick<GlValues, 'values' | 'scale'> {
    const sum = this.sum.moveTo(rank, weights);
    const { error, data } = this;
    for (let i = 0; i < data.length; i++) error[i] = data[i]! - sum[i]!;
    const scale = powerOfTwoScale(largest);
    this.texture = uploadValues(this.gl, error, scale, this.texture);
    return { values: this.texture, scale };
  }

  dispose(): void {
    if (this.texture) this.gl.deleteTexture(this.texture.texture);
    this.texture = undefined;
  }
}
