export { signConventions, type SignConvention } from './conventions.js';
export { equalValues, valueTolerance, type EqualValues } from './equal.js';
export { mostTurned } from './null-basis.js';
export {
  fullFormWith,
  noFreedom,
  nullities,
  presentSvd,
  type Bases,
  type Freedom,
} from './present.js';
