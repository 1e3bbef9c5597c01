export * from './blocks.js';
export * from './colormaps.js';
export * from './domain.js';
export * from './raster.js';
export * from './scale.js';
