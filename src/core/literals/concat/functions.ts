import {
  beside,
  elementwise,
  columnOf,
  filled,
  isScalar,
  reshapedByColumns,
  stacked,
  transposed,
  type Block,
} from './block.js';
import {
  blockDiagonal,
  concatenated,
  flip,
  leftRight,
  quarterTurn,
  sparse,
  upsideDown,
} from './arrange.js';
import type { BlockFunction } from './block-function.js';
import { matlabElementary } from './elementary.js';
import { magic } from './magic.js';

/** `f(n)` is n×n, `f(m, n)` and `f([m n])` m×n: MATLAB's zeros, ones, eye, nan, inf. */
export function sized(
  value: (i: number, j: number) => number,
  squareByDefault: boolean,
): BlockFunction {
  return (args, maxEntries) => {
    const sizes =
      args.length === 1 && args[0]!.rows * args[0]!.cols > 1
        ? [...columnData(args[0]!)]
        : args.map(scalarOf);
    const rows = sizes.length === 0 ? 1 : sizes[0];
    const cols = sizes.length > 1 ? sizes[1] : squareByDefault ? rows : 1;
    if (sizes.length > 2 || !isSize(rows) || !isSize(cols)) return undefined;
    return rows * cols > maxEntries ? undefined : filled(rows, cols, value);
  };
}

export function columnData(block: Block): number[] {
  return Array.from(columnOf(block).data);
}

export function scalarOf(block: Block): number | undefined {
  return isScalar(block) ? block.data[0] : undefined;
}

export function isSize(size: number | undefined): size is number {
  return size !== undefined && Number.isInteger(size) && size >= 0;
}

export function isVector(block: Block): boolean {
  return block.rows === 1 || block.cols === 1;
}

/** A vector on the diagonal of a square matrix, or the diagonal of a matrix as a column. */
export const diagonal: BlockFunction = (args, maxEntries) => {
  const [block, shift] = args;
  const k = shift ? scalarOf(shift) : 0;
  if (!block || k === undefined || !Number.isInteger(k)) return undefined;
  if (!isVector(block)) {
    const length = Math.max(0, Math.min(block.rows + Math.min(k, 0), block.cols - Math.max(k, 0)));
    const at = (i: number) => (i - Math.min(k, 0)) * block.cols + i + Math.max(k, 0);
    return filled(length, 1, (i) => block.data[at(i)]!);
  }
  const values = columnData(block);
  const n = values.length + Math.abs(k);
  if (n * n > maxEntries) return undefined;
  return filled(n, n, (i, j) => (j - i === k ? values[Math.min(i, j)]! : 0));
};

export const reshape: BlockFunction = ([block, ...sizes]) => {
  if (!block) return undefined;
  const total = block.rows * block.cols;
  const wanted =
    sizes.length === 1
      ? columnData(sizes[0]!)
      : sizes.map((size) => (isScalar(size) ? size.data[0]! : NaN));
  const [rows, cols] = wanted;
  if (wanted.length !== 2) return undefined;
  // For one open size MATLAB has [] and Julia a colon. [] has no entries, so it is NaN here.
  if (isSize(rows) && Number.isNaN(cols)) return reshapedByColumns(block, rows, total / rows);
  if (isSize(cols) && Number.isNaN(rows)) return reshapedByColumns(block, total / cols, cols);
  return isSize(rows) && isSize(cols) ? reshapedByColumns(block, rows, cols) : undefined;
};

export const repmat: BlockFunction = ([block, m, n], maxEntries) => {
  const down = m && scalarOf(m);
  const across = n ? scalarOf(n) : down;
  if (!block || !isSize(down) || !isSize(across)) return undefined;
  if (block.rows * block.cols * down * across > maxEntries) return undefined;
  return filled(block.rows * down, block.cols * across, (i, j) => {
    return block.data[(i % block.rows) * block.cols + (j % block.cols)]!;
  });
};

const linspace: BlockFunction = ([first, last, count], maxEntries) => {
  const a = first && scalarOf(first);
  const b = last && scalarOf(last);
  const n = count ? scalarOf(count) : 100;
  if (a === undefined || b === undefined || !isSize(n) || n > maxEntries) return undefined;
  return filled(1, n, (_, j) => (j === n - 1 ? b : a + (j * (b - a)) / (n - 1)));
};

export const kron: BlockFunction = ([a, b], maxEntries) => {
  if (!a || !b || a.rows * a.cols * b.rows * b.cols > maxEntries) return undefined;
  return filled(a.rows * b.rows, a.cols * b.cols, (i, j) => {
    const left = a.data[Math.floor(i / b.rows) * a.cols + Math.floor(j / b.cols)]!;
    return left * b.data[(i % b.rows) * b.cols + (j % b.cols)]!;
  });
};

/** First column c, first row r (c itself when absent): entry (i, j) depends on i - j. */
const toeplitz: BlockFunction = ([c, r], maxEntries) => {
  if (!c) return undefined;
  const column = columnData(c);
  const row = columnData(r ?? c);
  if (column.length * row.length > maxEntries) return undefined;
  return filled(column.length, row.length, (i, j) => (i >= j ? column[i - j]! : row[j - i]!));
};

const vander: BlockFunction = ([v], maxEntries) => {
  if (!v || v.rows * v.cols > 4096 || (v.rows * v.cols) ** 2 > maxEntries) return undefined;
  const values = columnData(v);
  return filled(values.length, values.length, (i, j) => values[i]! ** (values.length - 1 - j));
};

const triangle =
  (keep: (i: number, j: number) => boolean): BlockFunction =>
  ([block]) =>
    block &&
    filled(block.rows, block.cols, (i, j) => (keep(i, j) ? block.data[i * block.cols + j]! : 0));

const squareFrom =
  (make: (n: number) => Block): BlockFunction =>
  ([size], maxEntries) => {
    const n = size && scalarOf(size);
    return isSize(n) && n * n <= maxEntries ? make(n) : undefined;
  };

export const same: BlockFunction = ([block]) => block;
const integers: BlockFunction = ([block]) =>
  block && elementwise(block, block, (x) => Math.sign(x) * Math.round(Math.abs(x)));

export const identity = (i: number, j: number): number => (i === j ? 1 : 0);

/** What MATLAB and Octave compute from constants (MathWorks, "Create Matrices"). */
export const matlabFunctions: Readonly<Record<string, BlockFunction>> = {
  ...matlabElementary,
  blkdiag: blockDiagonal,
  cat: concatenated,
  fliplr: leftRight,
  flipud: upsideDown,
  flip,
  rot90: quarterTurn,
  sparse,
  zeros: sized(() => 0, true),
  ones: sized(() => 1, true),
  eye: sized(identity, true),
  nan: sized(() => NaN, true),
  NaN: sized(() => NaN, true),
  inf: sized(() => Infinity, true),
  Inf: sized(() => Infinity, true),
  diag: diagonal,
  magic: squareFrom(magic),
  hilb: squareFrom((n) => filled(n, n, (i, j) => 1 / (i + j + 1))),
  reshape,
  repmat,
  linspace,
  kron,
  toeplitz,
  vander,
  triu: triangle((i, j) => j >= i),
  tril: triangle((i, j) => j <= i),
  transpose: ([block]) => block && transposed(block),
  ctranspose: ([block]) => block && transposed(block),
  horzcat: (blocks) => beside(blocks),
  vertcat: (blocks) => stacked(blocks),
  double: same,
  single: same,
  full: same,
  int8: integers,
  int16: integers,
  int32: integers,
  int64: integers,
  uint8: integers,
  uint16: integers,
  uint32: integers,
  uint64: integers,
};
