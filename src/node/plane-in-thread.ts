import { textBytes, type Plane } from '../core/index.js';
import type { PlaneStart } from './analysis-messages.js';
import type { AskedBytes } from './thread-bytes.js';

/** A plane whose bytes the host reads for a thread. */
export function planeFrom({ plane, size, text }: PlaneStart, asked: AskedBytes): Plane {
  const file = asked.source(0, size);
  return { ...plane, array: { ...plane.array, bytes: text ? textBytes(file, text) : file } };
}
