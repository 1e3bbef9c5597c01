import type { Kernels } from './kernels.js';
import { chase } from './plain-chase.js';
import { dqds } from './plain-dqds.js';
import { gemm } from './plain-gemm.js';
import { level2 } from './plain-level2.js';
import { lines } from './plain-lines.js';
import { measures } from './plain-measure.js';
import { rotations } from './plain-rotations.js';
import { secular } from './plain-secular.js';
import { single } from './plain-single.js';

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
