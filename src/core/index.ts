/** The public surface of the core: pure TypeScript, shared by hover, worker, tests and benches. */
export * from './files/index.js';
export * from './format.js';
export * from './how-read.js';
export * from './kernels/index.js';
export * from './literals/index.js';
export * from './matrix.js';
export type { MatrixRows } from './matrix-rows.js';
export * from './pictures/index.js';
export * from './result.js';
export * from './svd/index.js';
export * from './lowrank/index.js';
