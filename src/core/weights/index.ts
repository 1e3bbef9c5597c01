export { readSafetensorsHeader } from '../files/safetensors.js';
export {
  readAdapterConfig,
  readFactors,
  readScalar,
  recogniseAdapter,
  scaleOf,
  type Adapter,
  type AdapterConfig,
  type PairScale,
} from './adapters/index.js';
export { differenceOf } from './compare/compare.js';
export { factorisedLayer } from './factorise.js';
export { measureTask } from './measure-task.js';
export { layoutOf } from './model/layout.js';
export { modelOf } from './model/model.js';
export type { ModelPart } from './model/model.js';
export { readShardIndex } from './model/shard-index.js';
export type { ShardIndex } from './model/shard-index.js';
export { packedReason } from './packed.js';
export { readProduct } from './products/read-product.js';
export { ranksByRule, resizeOutcome } from './resize/rules.js';
export type { ResizeOutcome, ResizePair, ResizeRule } from './resize/rules.js';
export type { Level, Measured, WeightComparison, WeightTask } from './task.js';
export type * from './types.js';
