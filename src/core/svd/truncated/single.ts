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
  readonly #rows: number;
  readonly #cols: number;
  /** Places among the numbers in single precision: the matrix, vectors of the rows' length, vectors of the columns' length. */
  readonly #matrix: number;
  readonly #long: number;
  readonly #wide: number;

  /** @param block the most vectors of a product. */
  constructor(ws: Workspace, { rows, cols, data }: Matrix, scale: number, block: number) {
    const { x } = ws;
    this.#ws = ws;
    this.#rows = rows;
    this.#cols = cols;
    this.#matrix = 2 * ws.alloc(2 * slivers(rows) * cols);
    this.#long = 2 * ws.alloc(16 * octets(block) * slivers(rows));
    this.#wide = 2 * ws.alloc(4 * octets(block) * cols);
    const y = new Float32Array(x.buffer, x.byteOffset, 2 * x.length);
    pack(y, this.#matrix, data, rows, cols, scale);
  }

  /** `count` vectors of `cols` numbers at `from` times M, to `to`. */
  multiply(count: number, from: number, to: number): void {
    const { k } = this.#ws;
    const height = slivers(this.#rows);
    k.gather8(count, this.#cols, this.#cols, from, this.#wide);
    k.single(height, this.#cols, octets(count), this.#matrix, this.#wide, this.#long);
    k.widen(count, this.#rows, this.#long, 4 * height, to);
  }

  /** `count` vectors of `rows` numbers at `from` times Mᵀ, to `to`. */
  multiplyTransposed(count: number, from: number, to: number): void {
    const { k } = this.#ws;
    const height = slivers(this.#rows);
    k.gather8(count, this.#rows, 4 * height, from, this.#long);
    k.singleT(height, this.#cols, octets(count), this.#matrix, this.#long, this.#wide);
    k.scatter8(count, this.#cols, this.#wide, to);
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
