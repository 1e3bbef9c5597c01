import { shapeText } from '../../files/arrays.js';

/** The sides of ΔW and the inner side. */
export interface Sides {
  readonly rows: number;
  readonly cols: number;
  readonly rank: number;
}

const product = (lengths: readonly number[]) => lengths.reduce((all, each) => all * each, 1);

/**
 * The sides of B A from the shapes of its factors. Of a convolution, A is r×in×k×k and B out×r×1×1, and ΔW is unfolded to
 * out×(in·k·k). With a third factor, r×r×k×k, the convolution is in the middle (Tucker).
 *
 * @returns a sentence if the shapes do not fit.
 */
export function sidesOf(
  up: readonly number[],
  down: readonly number[],
  mid?: readonly number[],
): Sides | string {
  const shapes = `B ${shapeText(up)}, A ${shapeText(down)}${mid ? `, the third factor ${shapeText(mid)}` : ''}`;
  if (up.length < 2 || down.length < 2) return `its factors are no matrices: ${shapes}`;
  const [rows, inner] = up as [number, number];
  if (product(up.slice(2)) !== 1)
    return `B has a kernel of its own, which is no low-rank pair: ${shapes}`;
  const [rank, ...rest] = down as [number, ...number[]];
  if (inner === 0 || rank === 0) return `its rank is 0: ${shapes}`;
  if (rows === 0 || product(rest) === 0) return `it has no entries: ${shapes}`;
  if (!mid) {
    return inner === rank
      ? { rows, cols: product(rest), rank }
      : `the inner sides differ: ${shapes}`;
  }
  const [left, right, ...kernel] = mid;
  if (product(rest.slice(1)) !== 1) return `both A and the third factor have kernels: ${shapes}`;
  return left === inner && right === rank
    ? { rows, cols: rest[0]! * product(kernel), rank: inner }
    : `the inner sides differ: ${shapes}`;
}
