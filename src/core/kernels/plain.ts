import type { KernelInstance } from './kernels.js';
import { arenaStart, plainKernels } from './scalar.generated.js';

/** Memory of a new instance, 1 MB: enough for a hover. */
const FIRST_DOUBLES = 2 ** 17;

/** Fresh kernels in TypeScript with their own memory, for hosts without WebAssembly. */
export function plainInstance(): KernelInstance {
  let memory = new Float64Array(arenaStart + FIRST_DOUBLES);
  let kernels = plainKernels(memory);
  return {
    get kernels() {
      return kernels;
    },
    memory: () => memory,
    start: arenaStart,
    grow(doubles) {
      if (doubles <= memory.length) return;
      memory = new Float64Array(doubles);
      kernels = plainKernels(memory);
    },
  };
}
