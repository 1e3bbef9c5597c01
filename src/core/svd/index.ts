export { fixSigns } from './signs.js';
export { svd } from './svd.js';
export type { Svd, SvdOptions, SvdQuality } from './types.js';
