export { analysisOf } from './of-plane.js';
export type { FromAnalysis, LeadingValues, Overview, Part, PartWish, Region } from './types.js';
