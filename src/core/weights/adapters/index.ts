export { readAdapterConfig, type AdapterConfig } from './config.js';
export { readFactors, type PairFactors } from './factors.js';
export type { LeftOver } from './left-over.js';
export { recogniseAdapter, type Adapter } from './recognise.js';
export { readScalar } from './read-scalar.js';
export { scaleOf, type PairScale } from './scale.js';
