export { fixSigns } from './signs.js';
export { svdQuality } from './quality.js';
export { leadingSvd, singularValues, svd } from './svd.js';
export type { Svd, SvdOptions, SvdQuality } from './types.js';
export { bestBackend, type Backend } from './workspace.js';
