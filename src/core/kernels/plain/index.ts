import type { Kernels } from '../kernels.js';
import { chase } from './chase.js';
import { dqds } from './dqds.js';
import { gemm } from './gemm.js';
import { level2 } from './level2.js';
import { lines } from './lines.js';
import { measures } from './measure.js';
import { rotations } from './rotations.js';
import { secular } from './secular.js';
import { single } from './single.js';

/** The kernels in plain TypeScript, for hosts without WebAssembly SIMD and as reference in tests. */
export function plainKernels(memory: Float64Array): Kernels {
  return {
    gemm: (transA, transB, m, n, k, alpha, a, lda, b, ldb, c, ldc) => {
      gemm(memory, transA, transB, m, n, k, alpha, a, lda, b, ldb, c, ldc);
    },
    ...level2(memory),
    ...lines(memory),
    ...measures(memory),
    ...secular(memory),
    ...rotations(memory),
    ...single(memory),
    ...dqds(memory),
    ...chase(memory),
  };
}
