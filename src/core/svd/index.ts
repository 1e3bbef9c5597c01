export {
  comesInHalves,
  solveGivenHalf,
  splitSvd,
  type Half,
  type HalfTask,
  type SplitSvd,
} from './halves/index.js';
export { svdQuality } from './quality.js';
export { fixSigns } from './signs.js';
export { leadingSvd, singularValues, svd } from './svd.js';
export {
  singleProducts,
  truncatedSvd,
  truncatedSvdSteps,
  truncatedSvdStepsWith,
  truncatedSvdWith,
  type Products,
  type TruncatedOptions,
  type TruncatedSvd,
} from './truncated/index.js';
export type { Svd, SvdOptions, SvdQuality } from './types.js';
