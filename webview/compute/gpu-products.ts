import {
  GPGPUContext,
  MathBackendWebGL,
  setWebGLContext,
} from '@tensorflow/tfjs-backend-webgl/dist/base';
import { addConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/Add';
import { batchMatMulConfig } from '@tensorflow/tfjs-backend-webgl/dist/kernels/BatchMatMul';
import {
  add,
  env,
  matMul,
  registerBackend,
  registerKernel,
  removeBackend,
  setBackend,
  tensor2d,
  type Tensor,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import type { Svd } from '../../src/core/index.js';
import { LayerLedger } from './layer-sum.js';

/** A matrix in a texture of 32-bit floats, four entries a texel, row-major. */
export interface DenseTexture {
  readonly texture: WebGLTexture;
  /** Texels in one line of the texture: a power of two. */
  readonly width: number;
}

/**
 * The tfjs `webgl` backend on a given context, so that its results can be drawn without leaving the GPU.
 * Only the two kernels that are used are registered, so that the script stays small.
 */
export async function startTfjs(gl: WebGL2RenderingContext): Promise<void> {
  removeBackend('webgl');
  setWebGLContext(2, gl);
  // Shapes are uniforms, so one compiled shader serves every size. Never fall back to CPU kernels.
  env().set('WEBGL_USE_SHAPES_UNIFORMS', true);
  env().set('WEBGL_CPU_FORWARD', false);
  env().set('ENGINE_COMPILE_ONLY', false);
  const context = new GPGPUContext(gl);
  registerBackend('webgl', () => new MathBackendWebGL(context));
  for (const kernel of [addConfig, batchMatMulConfig]) registerKernel(kernel);
  if (!(await setBackend('webgl'))) throw new Error('tfjs refused the WebGL context');
}

/**
 * M̂ as a running sum of layers on the GPU in single precision. Every step adds one product of the layers
 * that changed, UΔ·(Vᵀ)Δ. Values are divided by `scale`, a power of two, because 32-bit floats end at
 * 3.4e38.
 */
export class GpuProducts {
  private readonly ledger: LayerLedger;
  private sum: Tensor | undefined;
  private dense: { readonly tensorRef: Tensor; readonly target: DenseTexture } | undefined;
  private readonly rows: number;
  private readonly cols: number;

  constructor(
    private readonly svd: Svd,
    private readonly scale: number,
    /** Size of a texture for this many texels; the length of its lines is a power of two. */
    private readonly shapeOf: (texels: number) => { width: number; height: number },
  ) {
    this.rows = svd.u.rows;
    this.cols = svd.v.rows;
    this.ledger = new LayerLedger(svd.s.length, 4096);
  }

  /** The approximation's texture; undefined while no layer is in it. Valid until the next call. */
  moveTo(rank: number, weights: Float64Array | undefined): DenseTexture | undefined {
    const { layers, deltas, restart } = this.ledger.moveTo(rank, weights);
    if (restart) this.replaceSum(undefined);
    if (layers.length > 0) {
      const slab = this.product(layers, deltas);
      this.replaceSum(this.sum ? addAndDispose(this.sum, slab) : slab);
    }
    if (!this.sum) return undefined;
    if (!this.dense) {
      const { width, height } = this.shapeOf(Math.ceil((this.rows * this.cols) / 4));
      const { tensorRef, texture, texShape } = this.sum.dataToGPU({
        customTexShape: [height, width],
      });
      if (!texture || !texShape) throw new Error('tfjs gave no texture');
      this.dense = { tensorRef, target: { texture, width: texShape[1] } };
    }
    return this.dense.target;
  }

  private product(layers: Int32Array, deltas: Float64Array): Tensor {
    const { rows, cols, svd, scale } = this;
    const r = svd.s.length;
    // Widths are powers of two, so that there are few shapes and tfjs can reuse its textures.
    const width = 2 ** Math.ceil(Math.log2(layers.length));
    const left = new Float32Array(rows * width);
    const right = new Float32Array(cols * width);
    layers.forEach((layer, q) => {
      const weight = (deltas[q]! * svd.s[layer]!) / scale;
      for (let i = 0; i < rows; i++) left[i * width + q] = weight * svd.u.data[i * r + layer]!;
      for (let j = 0; j < cols; j++) right[j * width + q] = svd.v.data[j * r + layer]!;
    });
    const a: Tensor2D = tensor2d(left, [rows, width]);
    const b: Tensor2D = tensor2d(right, [cols, width]);
    const product = matMul(a, b, false, true);
    a.dispose();
    b.dispose();
    return product;
  }

  private replaceSum(next: Tensor | undefined): void {
    if (this.sum && this.sum !== next) this.sum.dispose();
    this.dense?.tensorRef.dispose();
    this.dense = undefined;
    this.sum = next;
  }

  dispose(): void {
    this.replaceSum(undefined);
  }
}

function addAndDispose(sum: Tensor, slab: Tensor): Tensor {
  const next: Tensor = add(sum, slab);
  slab.dispose();
  sum.dispose();
  return next;
}
