import { entryOf, type Svd } from '../../src/core/index.js';
import type { Backend, Picture, PictureOf } from '../../src/protocol/index.js';
import { GpuProducts } from '../compute/gpu-products.js';
import { blocksOf, type GlHeatmap } from '../heatmap/gl-heatmap.js';
import { GlLevels } from '../heatmap/gl-levels.js';
import { readTexels } from '../heatmap/gl-read.js';
import {
  textureShape,
  uploadMask,
  uploadValues,
  type StoredTexture,
} from '../heatmap/gl-textures.js';
import type { GlValues } from '../heatmap/gl-values.js';
import {
  comparedCells,
  powerOfTwoScale,
  stampOf,
  type ComparedCells,
  type Engine,
  type Scene,
} from './engine.js';
import { FineValues, needsDouble } from './fine-values.js';

/**
 * Products with tfjs in single precision. Pictures are drawn from their textures, and nothing is read
 * back.
 */
export class GlEngine implements Engine {
  readonly backend: Backend;
  private readonly scale: number;
  private readonly matrix: StoredTexture;
  private readonly mask: StoredTexture | undefined;
  private readonly levels: GlLevels;
  private products: GpuProducts | undefined;
  /** Of the pictures of a comparison. */
  private readonly masks = new Map<PictureOf, StoredTexture | undefined>();
  private readonly fine = new Map<PictureOf, FineValues>();

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
    this.levels = new GlLevels(gl, heatmap.reducer);
  }

  factorsChanged(): void {
    this.products?.dispose();
    this.products = undefined;
    for (const values of this.fine.values()) values.dispose();
    this.fine.clear();
    this.levels.dispose();
  }

  draw(picture: Picture, rank: number, weights: Float64Array | undefined): ImageBitmap {
    const { canvas } = this;
    const stamp = stampOf(picture.of, rank, weights);
    const values = this.values(picture, rank, weights, stamp);
    if (canvas.width !== picture.width) canvas.width = picture.width;
    if (canvas.height !== picture.height) canvas.height = picture.height;
    const block = blocksOf(picture);
    const level =
      block &&
      this.levels.level(
        picture.of,
        `${stamp} ${values.scale} ${values.offset ?? 0}`,
        values,
        block,
      );
    this.heatmap.draw(picture, values, level);
    return canvas.transferToImageBitmap();
  }

  private values(
    picture: Picture,
    rank: number,
    weights: Float64Array | undefined,
    stamp: string,
  ): GlValues {
    const { of } = picture;
    const { matrix, svd, maxAbs } = this.scene;
    const compared = comparedCells(this.scene, of);
    const mask =
      of === 'approximation' ? undefined : compared ? this.maskOf(of, compared) : this.mask;
    const base = { rows: matrix.rows, cols: matrix.cols, scale: this.scale, mask };
    // A and B are not M, and have no texture of their own.
    if (compared || ((svd ?? of === 'matrix') && needsDouble(picture, maxAbs))) {
      let fine = this.fine.get(of);
      if (!fine) this.fine.set(of, (fine = new FineValues(this.gl, this.scene)));
      return { ...base, ...fine.moveTo(picture, rank, weights, stamp) };
    }
    if (of === 'matrix') return { ...base, values: this.matrix };
    if (svd) this.products ??= this.startProducts(svd);
    const approximation = this.products?.moveTo(rank, weights);
    return of === 'error'
      ? { ...base, values: this.matrix, minus: approximation }
      : { ...base, values: approximation };
  }

  /** Missing entries of A, B, or either. */
  private maskOf(of: PictureOf, { data, minus }: ComparedCells): StoredTexture | undefined {
    if (!this.masks.has(of)) {
      const values = minus ? data.map((value, i) => value - minus[i]!) : data;
      this.masks.set(of, uploadMask(this.gl, values));
    }
    return this.masks.get(of);
  }

  private startProducts(svd: Svd): GpuProducts {
    const { gl } = this;
    const largest = gl.getParameter(gl.MAX_TEXTURE_SIZE) as number;
    return new GpuProducts(svd, this.scale, (texels) => textureShape(texels, largest));
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
    for (const mask of [this.mask, ...this.masks.values()]) {
      if (mask) this.gl.deleteTexture(mask.texture);
    }
  }
}
