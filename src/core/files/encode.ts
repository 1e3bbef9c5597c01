import { littleMachine, reverseNumbers } from './byte-order.js';

/** Little-endian doubles, as a copy. */
export function encodeDoubles(data: Float64Array): Uint8Array {
  const bytes = new Uint8Array(new Float64Array(data).buffer);
  if (!littleMachine) reverseNumbers(bytes, 8);
  return bytes;
}
