export * from './analyst.js';
export * from './compute.js';
export * from './copy-targets.js';
export * from './host.js';
export * from './matrix.js';
export * from './packed.js';
export * from './reading.js';
export * from './source.js';
