/**
 * What the core offers to the host, the page, the workers and the benches. Tests import other parts
 * directly from their files.
 */
export * from './challengers/index.js';
export * from './compare/index.js';
export * from './exact/index.js';
export * from './files/index.js';
export {
  formatBound,
  formatCount,
  formatNumber,
  formatPercent,
  formatSquare,
  subscript,
} from './format.js';
export * from './freedom/index.js';
export * from './how-read.js';
export * from './images/index.js';
export * from './kernels/index.js';
export * from './large/index.js';
export { programOf } from './programs/index.js';
export type { FileOrigin, ProgramKind, ProgramOrigin } from './programs/index.js';
export * from './literals/index.js';
export { hasRoundedIntegers, transpose, zeros, type HowRead, type Matrix } from './matrix.js';
export * from './pictures/index.js';
export { failure, problemCodes, success } from './result.js';
export type { Problem, ProblemCode, Result } from './result.js';
export { atOnce, forEachSliced, mergedSliced, sortedSliced, type Sliced } from './sliced.js';
export * from './svd/index.js';
export type { SpareMemory } from './spare-memory.js';
export { t, textsInUse, useTexts, type Texts } from './texts.js';
export * from './lowrank/index.js';
export * from './report/index.js';
export * from './values/index.js';
export * from './weights/index.js';
