import type { Plane } from '../core/index.js';
import { madeBytes } from '../host/large/made-bytes.js';
import type { PlaneStart } from './analysis-messages.js';
import type { AskedBytes } from './thread-bytes.js';

/** A plane whose bytes the host reads for a thread, from the file of this index. */
export function planeFrom(
  { plane, size, layout }: PlaneStart,
  asked: AskedBytes,
  index: number,
): Plane {
  const file = asked.source(index, size);
  return { ...plane, array: { ...plane.array, bytes: layout ? madeBytes(file, layout) : file } };
}
