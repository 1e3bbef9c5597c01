import type { Matrix } from '../../matrix.js';
import { bestBackend, openWorkspace, type Backend, type Workspace } from '../workspace.js';
import type { Products } from './types.js';

const slivers = (n: number) => (n + 3) >> 2;
const octets = (n: number) => (n + 7) >> 3;

/** Doubles that the packed matrix and a product's vectors take. */
export function singleSize(rows: number, cols: number, block: number): number {
  return 2 * slivers(rows) * cols + 4 * octets(block) * (4 * slivers(rows) + cols) + 8;
}

/**
 * scale · M in single precision for products with few vectors, packed once in the slivers that the kernels
 * read. The vectors come and go in double precision, one after the other.
 */
export class SingleProducts {
  readonly #ws: Workspace;
  readonly #y: Float32Array;
  readonly #rows: number;
  readonly #cols: number;
  /** Places in `#y`: the matrix, vectors of the rows' length, vectors of the columns' length. */
  readonly #matrix: number;
  readonly #long: number;
  readonly #wide: number;

  /** @param block the most vectors of a product. */
  constructor(ws: Workspace, { rows, cols, data }: Matrix, scale: number, block: number) {
    const { x } = ws;
    this.#ws = ws;
    this.#y = new Float32Array(x.buffer, x.byteOffset, 2 * x.length);
    this.#rows = rows;
    this.#cols = cols;
    this.#matrix = 2 * ws.alloc(2 * slivers(rows) * cols);
    this.#long = 2 * ws.alloc(16 * octets(block) * slivers(rows));
    this.#wide = 2 * ws.alloc(4 * octets(block) * cols);
    pack(this.#y, this.#matrix, data, rows, cols, scale);
  }

  /** `count` vectors of `cols` numbers at `from` times M, to `to`. */
  multiply(count: number, from: number, to: number): void {
    const { x, k } = this.#ws;
    const y = this.#y;
    const height = slivers(this.#rows);
    this.#interleave(count, this.#cols, this.#cols, from, this.#wide);
    k.single(height, this.#cols, octets(count), this.#matrix, this.#wide, this.#long);
    for (let j = 0; j < count; j++) {
      const source = this.#long + 4 * j * height;
      const target = to + j * this.#rows;
      for (let i = 0; i < this.#rows; i++) x[target + i] = y[source + i]!;
    }
  }

  /** `count` vectors of `rows` numbers at `from` times Mᵀ, to `to`. */
  multiplyTransposed(count: number, from: number, to: number): void {
    const { x, k } = this.#ws;
    const y = this.#y;
    const cols = this.#cols;
    const height = slivers(this.#rows);
    this.#interleave(count, this.#rows, 4 * height, from, this.#long);
    k.singleT(height, cols, octets(count), this.#matrix, this.#long, this.#wide);
    for (let j = 0; j < count; j++) {
      let source = this.#wide + 8 * cols * (j >> 3) + (j & 7);
      const target = to + j * cols;
      for (let i = 0; i < cols; i++, source += 8) x[target + i] = y[source]!;
    }
  }

  /** Vectors of `length` numbers in groups of eight, zeros up to `padded` numbers and for absent ones. */
  #interleave(count: number, length: number, padded: number, from: number, to: number): void {
    const { x } = this.#ws;
    const y = this.#y;
    for (let j = 0; j < 8 * octets(count); j++) {
      let at = to + 8 * padded * (j >> 3) + (j & 7);
      const source = from + j * length;
      const end = j < count ? length : 0;
      for (let i = 0; i < end; i++, at += 8) y[at] = x[source + i]!;
      for (let i = end; i < padded; i++, at += 8) y[at] = 0;
    }
  }
}

/** Four rows side by side, zeros where there are none. */
function pack(
  y: Float32Array,
  to: number,
  data: Float64Array,
  rows: number,
  cols: number,
  scale: number,
): void {
  const whole = rows & ~3;
  let at = to;
  for (let i = 0; i < whole; i += 4) {
    const row0 = i * cols;
    const row1 = row0 + cols;
    const row2 = row1 + cols;
    const row3 = row2 + cols;
    for (let j = 0; j < cols; j++, at += 4) {
      y[at] = scale * data[row0 + j]!;
      y[at + 1] = scale * data[row1 + j]!;
      y[at + 2] = scale * data[row2 + j]!;
      y[at + 3] = scale * data[row3 + j]!;
    }
  }
  if (whole === rows) return;
  for (let j = 0; j < cols; j++, at += 4) {
    for (let l = 0; l < 4; l++) {
      const i = whole + l;
      y[at + l] = i < rows ? scale * data[i * cols + j]! : 0;
    }
  }
}

/**
 * The products of the search in single precision in a workspace of their own, as `truncatedSvd` uses them
 * inside: to compare with those of a GPU.
 *
 * @param scale brings the entries to about 1; `block` is the most vectors of a product.
 */
export function singleProducts(
  matrix: Matrix,
  scale: number,
  block: number,
  backend: Backend = bestBackend(),
): Products & { dispose(): void } {
  const { rows, cols } = matrix;
  const lease = openWorkspace(singleSize(rows, cols, block) + (rows + cols) * block + 4, backend);
  const { workspace: ws } = lease;
  const products = new SingleProducts(ws, matrix, scale, block);
  const wide = ws.alloc(cols * block);
  const long = ws.alloc(rows * block);
  return {
    multiply(vectors, count) {
      ws.x.set(vectors, wide);
      products.multiply(count, wide, long);
      return Promise.resolve(ws.x.slice(long, long + rows * count));
    },
    multiplyTransposed(vectors, count) {
      ws.x.set(vectors, long);
      products.multiplyTransposed(count, long, wide);
      return Promise.resolve(ws.x.slice(wide, wide + cols * count));
    },
    dispose: () => lease.release(),
  };
}
