import type { Matrix } from '../../matrix.js';
import {
  bestBackend,
  openWorkspace,
  type Backend,
  type Workspace,
} from '../../kernels/workspace.js';
import type { Products } from './types.js';

/** Columns that the kernels use together. Their part of the vectors fits into the first cache. */
const PIECE = 256;

/** Columns of four rows that are copied together, a multiple of `PIECE`: an eighth of a megabyte. */
const STRIP = 4096;

const slivers = (n: number) => (n + 3) >> 2;
const octets = (n: number) => (n + 7) >> 3;

/** Number of doubles that the packed matrix and the vectors of a product need. */
export function singleSize(rows: number, cols: number, block: number): number {
  const vectors = 4 * octets(block) * (4 * slivers(rows) + cols);
  return 2 * slivers(rows) * cols + vectors + 4 * Math.min(cols, STRIP) + 8;
}

/**
 * scale · M in single precision for products with few vectors. It is packed once, in the slivers that the
 * kernels read. Arguments and results are vectors in double precision, one after the other.
 */
export class SingleProducts {
  readonly #ws: Workspace;
  readonly #rows: number;
  readonly #cols: number;
  /**
   * Offsets in single-precision numbers of the matrix, of the vectors with one number per row, and of the
   * vectors with one number per column.
   */
  readonly #matrix: number;
  readonly #long: number;
  readonly #wide: number;

  /** @param block the maximum number of vectors of a product. */
  constructor(ws: Workspace, matrix: Matrix, scale: number, block: number) {
    const { rows, cols } = matrix;
    this.#ws = ws;
    this.#rows = rows;
    this.#cols = cols;
    this.#matrix = 2 * ws.alloc(2 * slivers(rows) * cols);
    this.#long = 2 * ws.alloc(16 * octets(block) * slivers(rows));
    this.#wide = 2 * ws.alloc(4 * octets(block) * cols);
    pack(ws, matrix, scale, this.#matrix);
  }

  /** Writes M times `count` vectors of `cols` numbers at `from` to `to`. */
  multiply(count: number, from: number, to: number): void {
    const { k } = this.#ws;
    const height = slivers(this.#rows);
    k.gather8(count, this.#cols, this.#cols, from, this.#wide);
    k.single(height, this.#cols, octets(count), this.#matrix, this.#wide, this.#long);
    k.widen(count, this.#rows, this.#long, 4 * height, to);
  }

  /** Writes Mᵀ times `count` vectors of `rows` numbers at `from` to `to`. */
  multiplyTransposed(count: number, from: number, to: number): void {
    const { k } = this.#ws;
    const height = slivers(this.#rows);
    k.gather8(count, this.#rows, 4 * height, from, this.#long);
    k.singleT(height, this.#cols, octets(count), this.#matrix, this.#long, this.#wide);
    k.scatter8(count, this.#cols, this.#wide, to);
  }
}

/** Packs scale · M in slivers of four rows, with zeros for missing rows. */
function pack(ws: Workspace, { rows, cols, data }: Matrix, scale: number, to: number): void {
  const { x, k } = ws;
  const mark = ws.mark();
  const most = Math.min(cols, STRIP);
  const strip = ws.alloc(4 * most);
  for (let i = 0; i < rows; i += 4) {
    for (let j = 0; j < cols; j += most) {
      const width = Math.min(most, cols - j);
      for (let row = 0; row < 4; row++) {
        const at = strip + row * width;
        const from = (i + row) * cols + j;
        if (i + row < rows) x.set(data.subarray(from, from + width), at);
        else x.fill(0, at, at + width);
      }
      for (let piece = 0; piece < width; piece += PIECE) {
        const length = Math.min(PIECE, width - piece);
        const column = j + piece;
        const at = to + 4 * slivers(rows) * column + i * length;
        k.narrow4(length, scale, strip + piece, width, at);
      }
    }
  }
  ws.release(mark);
}

/**
 * The products of the search in single precision, in their own workspace, as `truncatedSvd` uses them.
 * They are compared with those of a GPU.
 *
 * @param scale brings the entries to about 1.
 * @param block the maximum number of vectors of a product.
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
