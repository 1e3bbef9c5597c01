export * from './blocks.js';
export * from './colormaps.js';
export * from './domain.js';
export * from './ranges.js';
export * from './raster.js';
export * from './scale.js';
export { standOut } from './standing.js';
export type { Cells } from './strip.js';
