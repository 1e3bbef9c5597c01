import type { Picture } from '../../src/protocol/index.js';
import { LayerSum } from '../compute/layer-sum.js';
import { uploadValues, type StoredTexture } from '../heatmap/gl-textures.js';
import type { GlValues } from '../heatmap/gl-values.js';
import { comparedCells, powerOfTwoScale, type ComparedCells, type Scene } from './engine.js';

type Fine = Pick<Picture, 'of' | 'domain' | 'scale'>;

/**
 * Whether 32-bit floats would show their own rounding instead of the values. An entry of M has an error
 * of 2⁻²⁴·max|M|, and one of M̂ or the error a few times that. A colour is 1/256 of the domain, and much
 * less near the threshold of a log or symlog scale.
 */
export function needsDouble({ of, domain, scale }: Fine, maxAbs: number): boolean {
  const [low, high] = domain;
  if (scale === 'linear') return high - low < 2 ** -14 * maxAbs;
  if (of === 'matrix') return false;
  return scale === 'log' || Math.max(Math.abs(low), Math.abs(high)) < 2 ** -7 * maxAbs;
}

/**
 * One picture computed in double precision and uploaded relative to its own domain, so that the 32 bits
 * of the texture are used for the range of the colours.
 */
export class FineValues {
  private sum: LayerSum | undefined;
  private entries: Float64Array | undefined;
  private texture: StoredTexture | undefined;
  private stamp = '';

  constructor(
    private readonly gl: WebGL2RenderingContext,
    private readonly scene: Scene,
  ) {}

  /** @param stamp changes when rank or weights change. */
  moveTo(
    picture: Fine,
    rank: number,
    weights: Float64Array | undefined,
    stamp: string,
  ): Pick<GlValues, 'values' | 'scale' | 'offset'> {
    const [low, high] = picture.domain;
    // Only a linear scale may be shifted; the others need the place of 0.
    const offset = picture.scale === 'linear' ? low + (high - low) / 2 : 0;
    const scale = powerOfTwoScale(Math.max(high - offset, offset - low));
    const wanted = `${stamp} ${offset} ${scale}`;
    if (wanted !== this.stamp || !this.texture) {
      const data = this.data(picture, rank, weights);
      this.texture = uploadValues(this.gl, data, scale, this.texture, offset);
      this.stamp = wanted;
    }
    return { values: this.texture, scale, offset };
  }

  private data({ of }: Fine, rank: number, weights: Float64Array | undefined): Float64Array {
    const compared = comparedCells(this.scene, of);
    if (compared) return this.comparedData(compared);
    const { matrix, svd } = this.scene;
    if (of === 'matrix' || !svd) return matrix.data;
    this.sum ??= new LayerSum(svd);
    const sum = this.sum.moveTo(rank, weights);
    if (of === 'approximation') return sum;
    this.entries ??= new Float64Array(sum.length);
    const { entries } = this;
    for (let i = 0; i < sum.length; i++) entries[i] = matrix.data[i]! - sum[i]!;
    return entries;
  }

  private comparedData({ data, minus }: ComparedCells): Float64Array {
    return minus ? (this.entries ??= data.map((value, i) => value - minus[i]!)) : data;
  }

  dispose(): void {
    if (this.texture) this.gl.deleteTexture(this.texture.texture);
    this.texture = undefined;
    this.sum = undefined;
    this.entries = undefined;
  }
}
