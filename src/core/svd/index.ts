export {
  comesInHalves,
  solveGivenHalf,
  splitSvd,
  type Half,
  type HalfTask,
} from './halves/index.js';
export { svdQuality } from './quality.js';
export { singularValues, svd } from './svd.js';
export {
  singleProducts,
  usualSubspace,
  truncatedSvd,
  truncatedSvdWith,
  type Products,
  type TruncatedOptions,
  type TruncatedSvd,
} from './truncated/index.js';
export type { Svd, SvdOptions, SvdQuality } from './types.js';
