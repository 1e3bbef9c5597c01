import { singularValues, type Matrix } from '../../../src/core/index.js';
import { startTfjs } from '../../../webview/compute/gpu-products.js';
import {
  block,
  gpuFrom,
  searchOnTensors,
  webglSearch,
} from '../../../webview/compute/gpu-search.js';
import { isFaster, measureRates } from '../../../webview/compute/search-rates.js';
import { TensorProducts } from '../../../webview/compute/tensor-products.js';

export interface SearchResult {
  readonly s: number[];
  readonly exact: number[];
  readonly residuals: number[];
  readonly errorBound: number;
  /** ‖M − UΣVᵀ‖_F by plain loops. */
  readonly error: number;
}

/** A matrix with decaying layers and noise, entries times `factor`. */
function example(rows: number, cols: number, factor: number): Matrix {
  let state = 1;
  const data = Float64Array.from({ length: rows * cols }, (_, at) => {
    const i = Math.floor(at / cols);
    const j = at % cols;
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    let value = 1e-5 * (state / 2 ** 32 - 0.5);
    for (let layer = 1; layer < 12; layer++) {
      value += Math.sin((layer * i) / 17 + layer) * Math.cos((layer * j) / 23) * 0.5 ** layer;
    }
    return factor * value;
  });
  return { rows, cols, data };
}

function errorOf({ rows, cols, data }: Matrix, u: Matrix, s: Float64Array, v: Matrix): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      let rest = data[i * cols + j]!;
      for (let k = 0; k < s.length; k++) {
        rest -= u.data[i * u.cols + k]! * s[k]! * v.data[j * v.cols + k]!;
      }
      sum += rest * rest;
    }
  }
  return Math.sqrt(sum);
}

async function searchWithWebgl(rows: number, cols: number, factor: number): Promise<SearchResult> {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!gl?.getExtension('EXT_color_buffer_float')) throw new Error('no WebGL 2 with float targets');
  await startTfjs(gl);
  const matrix = example(rows, cols, factor);
  const found = await searchOnTensors(matrix, 10, { tolerance: 1e-6 });
  const exact = singularValues(matrix);
  if (!found.ok || !exact.ok) throw new Error('no answer');
  const { u, s, v, residuals, errorBound } = found.value;
  return {
    s: [...s],
    exact: [...exact.value],
    residuals: [...residuals],
    errorBound,
    error: errorOf(matrix, u, s, v),
  };
}

/** What the worker chooses for a matrix that is large enough, and whether the GPU measured faster. */
async function choice(): Promise<{ readonly searched: boolean; readonly faster: boolean }> {
  const data = new Float64Array(gpuFrom);
  let state = 1;
  for (let k = 0; k < gpuFrom; k++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[k] = state / 2 ** 32;
  }
  const matrix: Matrix = { rows: gpuFrom / 2048, cols: 2048, data };
  const now = () => performance.now();
  const found = await webglSearch(now)(matrix, 4, { tolerance: 1e-2, maxSubspace: 16 });
  const rates = await measureRates(matrix, (part) => new TensorProducts(part, 1), block, now);
  return { searched: found !== undefined, faster: isFaster(rates, matrix, 4, block) };
}

declare global {
  interface Window {
    searchWithWebgl: typeof searchWithWebgl;
    choice: typeof choice;
  }
}

window.searchWithWebgl = searchWithWebgl;
window.choice = choice;
